import { administer, TEMPLATE } from './postgres';
import './postgres-setup';

/** Drops the databases of this run and leaves PostgreSQL, which stops unless another run still uses it. */
export default async function tearDown(): Promise<void> {
  const shared = globalThis.testPostgres;
  if (!shared || (shared.users -= 1) > 0) return;
  globalThis.testPostgres = undefined;
  await administer(async (client) => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [
      process.env[TEMPLATE],
    ]);
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  });
  await shared.embedded.stop();
}
