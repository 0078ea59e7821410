import type { BillerLink } from '../../billers/biller-link';
import type { PartnerOptions } from '../partner/call-partner';

export const connectBillers = (_options: PartnerOptions): BillerLink => ({}) as BillerLink;
