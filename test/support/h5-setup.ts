import { openStage, type Stage } from './h5-stage';

/** Kept for the teardown, which runs in the same process. */
export const opened: { stage?: Stage } = {};

export default async (): Promise<void> => {
  opened.stage = await openStage();
  process.env.H5_URL = opened.stage.url;
  process.env.H5_DATABASE_URL = opened.stage.databaseUrl;
  process.env.BROWSER_ENDPOINT = opened.stage.browserEndpoint;
};
