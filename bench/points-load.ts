import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { ITEMS, tokenOf } from './points-fill';

/**
 * The load, as a process of its own: `clients` connections order coupons one after the other for `seconds`; prints how many a
 * second were placed. Its members stand behind a proxy, each with an address, so that no limit of one address is reached.
 */
const [url = '', clients = '8', seconds = '5', sessions = '1'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(clients) });
const randomUpTo = (top: number): number => 1 + Math.floor(Math.random() * top);

const order = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const member = randomUpTo(Number(sessions));
    const body = JSON.stringify({ key: randomUUID(), itemId: String(randomUpTo(ITEMS)), pointsSeen: 1 });
    const headers = {
      authorization: `Bearer ${tokenOf(member)}`,
      'content-type': 'application/json',
      'content-length': body.length,
      'x-forwarded-for': `10.${(member >> 16) & 255}.${(member >> 8) & 255}.${member & 255}`,
    };
    const asked = request(`${url}/api/mall/orders`, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => (text += part.toString()));
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode} ${text}`))));
    });
    asked.on('error', reject);
    asked.end(body);
  });

const main = async (): Promise<void> => {
  let placed = 0;
  const startedMs = performance.now();
  const endMs = startedMs + Number(seconds) * 1_000;
  const client = async (): Promise<void> => {
    for (; performance.now() < endMs; placed += 1) await order();
  };
  await Promise.all(Array.from({ length: Number(clients) }, client));
  process.stdout.write(`${(placed * 1_000) / (performance.now() - startedMs)}\n`);
  agent.destroy();
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
