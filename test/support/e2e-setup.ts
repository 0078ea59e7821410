import { buildStale } from '../../tools/build';
import { BUILT_ORIGIN } from './weapp-origin';
import { startSeededService, type SeededService } from './seeded-service';

/** Kept for the teardown, which runs in the same process. */
export const opened: { service?: SeededService } = {};

/** The weapp build and the seeded service. DevTools sends requests itself, so there the service stands where the build looks for it. */
export default async (): Promise<void> => {
  await buildStale(['weapp'], { report: (line) => void process.stderr.write(`${line}\n`) });
  const port = process.env.WECHAT_DEVTOOLS_CLI ? Number(new URL(BUILT_ORIGIN).port) : 0;
  opened.service = await startSeededService(port);
  process.env.E2E_SERVICE_URL = opened.service.url;
  process.env.E2E_DATABASE_URL = opened.service.databaseUrl;
};
