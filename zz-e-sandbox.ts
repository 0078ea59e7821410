import Fastify from 'fastify';
import { createBankDebitsSandbox } from './server/sandbox/bank-debits/bank-debits';
const main = async () => {
  const sandbox = createBankDebitsSandbox({ key: Buffer.from(process.env.KEY!, 'base64'), clock: { now: () => new Date() } });
  sandbox.setFailureRate(Number(process.env.RATE ?? 0));
  const app = Fastify();
  await app.register(sandbox.plugin, { prefix: '/bank-debits' });
  app.get('/count', async () => ({ debits: sandbox.debits().length, mb: Math.round(process.memoryUsage().rss / 1e6) }));
  await app.listen({ port: 38123, host: '127.0.0.1' });
};
void main();
