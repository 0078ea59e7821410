import type { FastifyPluginAsync } from 'fastify';
import type { PartnerSandboxOptions } from '../partner/signatures';

export interface BankDebitsSandbox {
  plugin: FastifyPluginAsync;
}

export const createBankDebitsSandbox = (_options: PartnerSandboxOptions): BankDebitsSandbox => ({ plugin: async () => undefined });
