import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { fieldsOf, PartnerRefusal, requireSignatures, type PartnerSandboxOptions } from '../partner/signatures';
import { createTroubles, type Troubles } from '../partner/troubles';
import { createDebitBook, type DebitBook } from './debit-book';

type Operation = 'debit' | 'ask' | 'refund' | 'statement';

interface World {
  book: DebitBook;
  troubles: Troubles<Operation>;
}

const ID = /^[1-9][0-9]{0,18}$/;
const ACCOUNT_NUMBER = /^[0-9]{8,30}$/;
const FEN_MAX = 5_000_000;
const PAGE_LINES = 10_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isFen = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= FEN_MAX;

const idOf = (value: unknown): string => {
  if (typeof value !== 'string' || !ID.test(value)) throw new PartnerRefusal(400, 'ID');
  return value;
};

/** Whose account it is, as a text that a test can name as well: an openid, or an account number. */
const holderOf = (payer: unknown): string => {
  const { openid, accountNumber } = (payer ?? {}) as Record<string, unknown>;
  if (typeof openid === 'string' && openid !== '' && accountNumber === undefined) return openid;
  if (typeof accountNumber === 'string' && ACCOUNT_NUMBER.test(accountNumber) && openid === undefined) return accountNumber;
  throw new PartnerRefusal(400, 'PAYER');
};

const debit = ({ book }: World, { id, payer, fen, words }: Record<string, unknown>, isRefused: boolean): object => {
  if (!isFen(fen) || typeof words !== 'string') throw new PartnerRefusal(400, 'MALFORMED');
  return book.debit(idOf(id), { holder: holderOf(payer), fen, isRefused });
};

const refund = ({ book }: World, { id, fen }: Record<string, unknown>, isRefused: boolean): object => {
  if (!isFen(fen)) throw new PartnerRefusal(400, 'MALFORMED');
  return book.refund(idOf(id), fen, isRefused);
};

/** A page of a day, as the lines stand now; pages are counted from 1, and a day without lines is one empty page. */
const statement = ({ book }: World, day: string, page: number): object => {
  const lines = book.statementOf(day);
  const pages = Math.max(Math.ceil(lines.length / PAGE_LINES), 1);
  if (!DAY.test(day) || !Number.isInteger(page) || page < 1 || page > pages) throw new PartnerRefusal(404, 'PAGE');
  return { day, page, pages, total: lines.length, lines: lines.slice((page - 1) * PAGE_LINES, page * PAGE_LINES) };
};

const routes = (app: FastifyInstance, world: World): void => {
  const { book, troubles } = world;
  app.post('/debits', ({ body }, reply) => troubles.pass('debit', reply, (isRefused) => debit(world, fieldsOf(body), isRefused)));
  app.get<{ Params: { id: string } }>('/debits/:id', ({ params }, reply) => troubles.pass('ask', reply, () => book.find(params.id)));
  app.post('/refunds', ({ body }, reply) => troubles.pass('refund', reply, (isRefused) => refund(world, fieldsOf(body), isRefused)));
  app.get<{ Params: { day: string; page: string } }>('/statements/:day/:page', ({ params }, reply) =>
    troubles.pass('statement', reply, () => statement(world, params.day, Number(params.page))),
  );
};

export interface BankDebitsSandbox extends Pick<DebitBook, 'balanceOf' | 'setBalance' | 'debits' | 'refunds' | 'statementOf'> {
  plugin: FastifyPluginAsync;
  /** Plans what goes wrong with the next calls. */
  plan: World['troubles']['plan'];
  setFailureRate: World['troubles']['setFailureRate'];
}

/** The bank's core on this machine. It remembers until it is stopped. `plugin` is mounted anywhere; the rest is for tests. */
export const createBankDebitsSandbox = (options: PartnerSandboxOptions): BankDebitsSandbox => {
  const world: World = { book: createDebitBook(options.clock), troubles: createTroubles() };
  const { balanceOf, setBalance, debits, refunds, statementOf } = world.book;
  return {
    plan: world.troubles.plan,
    setFailureRate: world.troubles.setFailureRate,
    balanceOf,
    setBalance,
    debits,
    refunds,
    statementOf,
    plugin: async (app) => {
      requireSignatures(app, options);
      routes(app, world);
    },
  };
};
