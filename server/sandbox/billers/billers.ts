import type { FastifyPluginAsync } from 'fastify';
import type { PartnerSandboxOptions } from '../partner/signatures';

export interface BillersSandbox {
  plugin: FastifyPluginAsync;
}

export const createBillersSandbox = (_options: PartnerSandboxOptions): BillersSandbox => ({ plugin: async () => undefined });
