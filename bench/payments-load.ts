import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { BILL_BASE, BILL_FEN, SESSIONS, tokenOf } from './payments-fill';

/**
 * The load, as a process of its own: `clients` members pay bills that were looked up, one after the other, for `seconds`. A payment is
 * ordered, paid at the cashier, and asked for until it is done. Prints how many were done a second, and how long they took. It writes to sockets
 * itself: it shares two cores with what it measures.
 */
const [serviceUrl = '', worldUrl = '', clients = '8', seconds = '5', firstBill = '0'] = process.argv.slice(2);
const ANSWER_MS = 20_000;
/** Each look costs what is measured, so the second waits twice as long as the first. What it takes is told later than it was, never earlier. */
const LOOK_PAUSE_MS = { first: 20, most: 160 };

interface Answered {
  status: number;
  body: string;
}

/** One connection, one question at a time. */
const openConnection = (url: string) => {
  const { hostname, port } = new URL(url);
  let answer = '';
  let heard: ((answered: Answered) => void) | undefined;
  let failed: ((error: Error) => void) | undefined;
  const socket: Socket = connect({ port: Number(port), host: hostname, noDelay: true }).setEncoding('latin1'); // a character is a byte
  socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('no answer')));
  socket.on('error', (error) => failed?.(error)).on('close', () => failed?.(new Error('the connection was closed')));
  socket.on('data', (part: string) => {
    answer += part;
    const bodyAt = answer.indexOf('\r\n\r\n') + 4;
    if (bodyAt < 4 || answer.length - bodyAt < Number(/content-length: (\d+)/i.exec(answer)?.[1])) return;
    const answered = { status: Number(answer.slice(9, 12)), body: Buffer.from(answer.slice(bodyAt), 'latin1').toString('utf8') };
    answer = '';
    heard?.(answered);
  });
  return {
    ask: (method: 'GET' | 'POST', path: string, headers: readonly string[], said?: object): Promise<Answered> =>
      new Promise((resolve, reject) => {
        [heard, failed] = [resolve, reject];
        const body = said === undefined ? '' : JSON.stringify(said);
        const head = [`${method} ${path} HTTP/1.1`, `host: ${hostname}`, ...headers, ...(said === undefined ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`])];
        socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
      }),
    close: (): void => {
      failed = undefined;
      socket.destroy();
    },
  };
};

type Connection = ReturnType<typeof openConnection>;

const right = ({ status, body }: Answered): Record<string, unknown> => {
  if (status !== 200) throw new Error(`${status} ${body}`);
  return JSON.parse(body) as Record<string, unknown>;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let bill = Number(firstBill);
const tookMs: number[] = [];

const payOne = async (service: Connection, world: Connection): Promise<void> => {
  const n = bill;
  bill += 1;
  const member = 1 + (n % SESSIONS);
  const headers = [`authorization: Bearer ${tokenOf(member)}`, `x-forwarded-for: 10.${(member >> 16) & 255}.${(member >> 8) & 255}.${member & 255}`];
  const startedMs = performance.now();
  const order = { key: randomUUID(), billId: String(BILL_BASE + n), points: 0, rulesVersion: 1, couponId: null, payFenSeen: BILL_FEN };
  const { payment, pay } = right(await service.ask('POST', '/api/payments', headers, order)) as { payment: { id: string }; pay: object };
  right(await world.ask('POST', '/wechat-pay/device/pay', [], { ...pay, decision: 'pay' }));
  for (let waitMs = LOOK_PAUSE_MS.first; ; waitMs = Math.min(waitMs * 2, LOOK_PAUSE_MS.most)) {
    const { state } = right(await service.ask('GET', `/api/payments/${payment.id}`, headers)) as { state: string };
    if (state === 'done') break;
    await pause(waitMs);
  }
  tookMs.push(performance.now() - startedMs);
};

const payOn = async (endMs: number): Promise<void> => {
  const [service, world] = [openConnection(serviceUrl), openConnection(worldUrl)];
  while (performance.now() < endMs) await payOne(service, world);
  service.close();
  world.close();
};

const main = async (): Promise<void> => {
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: Number(clients) }, () => payOn(startedMs + Number(seconds) * 1_000)));
  const perSecond = (tookMs.length * 1_000) / (performance.now() - startedMs);
  const sorted = tookMs.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? NaN;
  process.stdout.write(`${JSON.stringify({ done: tookMs.length, perSecond, p50Ms: at(0.5), p99Ms: at(0.99), nextBill: bill })}\n`);
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
