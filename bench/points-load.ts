import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { ITEMS, tokenOf } from './points-fill';

/**
 * The load, as a process of its own: `clients` connections order coupons one after the other for `seconds`; prints how many a
 * second were placed. Its members stand behind a proxy, each with an address, so that no limit of one address is reached. It writes
 * to sockets itself: it shares two cores with what it measures, and a client of `node:http` costs it twice as much.
 */
const [url = '', clients = '8', seconds = '5', sessions = '1'] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const ANSWER_MS = 10_000;
const randomUpTo = (top: number): number => 1 + Math.floor(Math.random() * top);

const requestOfOne = (): string => {
  const member = randomUpTo(Number(sessions));
  const body = JSON.stringify({ key: randomUUID(), itemId: String(randomUpTo(ITEMS)), pointsSeen: 1 });
  const head = [
    'POST /api/mall/orders HTTP/1.1', `host: ${hostname}`, `authorization: Bearer ${tokenOf(member)}`,
    'content-type: application/json', `content-length: ${body.length}`,
    `x-forwarded-for: 10.${(member >> 16) & 255}.${(member >> 8) & 255}.${member & 255}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
};

/** Whether all of an answer is there. */
const isWhole = (answer: string): boolean => {
  const bodyAt = answer.indexOf('\r\n\r\n') + 4;
  if (bodyAt < 4) return false;
  return answer.length - bodyAt >= Number(/content-length: (\d+)/i.exec(answer)?.[1]);
};

let placed = 0;

const client = (endMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: hostname, noDelay: true }).setEncoding('latin1'); // a character is a byte
    let answer = '';
    const ask = () => socket.write(requestOfOne());
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('connect', ask).on('error', reject).on('close', () => reject(new Error('the service closed the connection')));
    socket.on('data', (part: string) => {
      answer += part;
      if (!isWhole(answer)) return undefined;
      if (!answer.startsWith('HTTP/1.1 200')) return reject(new Error(answer));
      answer = '';
      placed += 1;
      if (performance.now() < endMs) return ask();
      socket.destroy();
      return resolve();
    });
  });

const main = async (): Promise<void> => {
  const startedMs = performance.now();
  const endMs = startedMs + Number(seconds) * 1_000;
  await Promise.all(Array.from({ length: Number(clients) }, () => client(endMs)));
  process.stdout.write(`${(placed * 1_000) / (performance.now() - startedMs)}\n`);
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
