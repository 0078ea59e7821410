import { ERROR_CODES, type ErrorCode } from '@micro-branch/contract/errors';
import pg from 'pg';
import { Refusal } from '../refusal';

/** A statement with a name, so that PostgreSQL plans it once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** `sql('cards.find', 'select …')`: the room and the verb, so that a slow-query log names its owner. */
export const sql = (name: string, text: string): Statement => ({ name, text });

export interface Queryable {
  /** Rows as PostgreSQL gives them: int8 as decimal strings, timestamptz as Date, date as `YYYY-MM-DD`, bytea as Buffer. */
  query<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Queryable {
  /** Runs `work` in one transaction; repeats it when PostgreSQL ended it for a deadlock or a serialisation failure. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const RETRIES_MAX = 3;
const RETRYABLE = new Set(['40001', '40P01']);
const DATE_OID = 1082;

pg.types.setTypeParser(DATE_OID, (text) => text);

/** The SQLSTATE of `refuse()`: a "no" of the product, decided in the database. */
const REFUSED = 'MB000';

/** A character that no text of PostgreSQL may hold (NUL): a text from outside brought it. */
const NOT_TEXT = '22021';

const isErrorCode = (text: string): text is ErrorCode => (ERROR_CODES as readonly string[]).includes(text);

const explain = (error: unknown): never => {
  if (error instanceof pg.DatabaseError && error.code === NOT_TEXT) throw new Refusal('invalid-input', 'a text holds a character that is none');
  throw error instanceof pg.DatabaseError && error.code === REFUSED && isErrorCode(error.message) ? new Refusal(error.message) : error;
};

type Run = <Row extends object>(query: pg.QueryConfig) => Promise<pg.QueryResult<Row>>;

const queryable = (run: Run): Queryable => ({
  query: async <Row extends object>({ name, text }: Statement, values: readonly unknown[] = []) => {
    const { rows } = await run<Row>({ name, text, values: [...values] }).catch(explain);
    return rows;
  },
});

/** After an error of a statement the connection is as good as before; `pool.query` would throw it away for every refusal. */
const runOnce =
  (pool: pg.Pool): Run =>
  async <Row extends object>(query: pg.QueryConfig) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      return await client.query<Row>(query);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.severity === 'ERROR')) broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  };

const isRetryable = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code !== undefined && RETRYABLE.has(error.code);

/** Whether PostgreSQL refused a row for this constraint, named as PostgreSQL names it. */
export const isViolation = (error: unknown, constraint: string): boolean =>
  error instanceof pg.DatabaseError && error.constraint === constraint;

const OUTAGE = /^(08...|53300|57P0.|57014|25P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** What pg says of a lost or refused connection comes without a code. */
const OUTAGE_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether PostgreSQL could not be reached or did not answer in time: the same request may succeed a moment later. */
export const isOutage = (error: unknown): boolean => {
  const { code, message } = error as NodeJS.ErrnoException;
  return OUTAGE.test(code ?? '') || (code === undefined && OUTAGE_WORDS.test(message));
};

const once = async <T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(queryable((query) => client.query(query)));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((broken: Error) => (failure = broken));
    throw error;
  } finally {
    client.release(failure);
  }
};

export const openDatabase = (url: string, { connectionsMax = 10 } = {}): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  pool.on('connect', (client) => void client.on('error', () => undefined)); // in use: the query under way is told of it
  pool.on('error', () => undefined); // an idle connection that broke: the pool has dropped it and the next query opens another
  return {
    ...queryable(runOnce(pool)),
    transaction: async (work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(pool, work);
        } catch (error) {
          if (attempt > RETRIES_MAX || !isRetryable(error)) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
};
