import type { BankDebits } from '../../payments/bank-debits';
import type { PartnerOptions } from '../partner/call-partner';

export const connectBankDebits = (_options: PartnerOptions): BankDebits => ({}) as BankDebits;
