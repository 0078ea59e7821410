import type * as glassEasel from 'glass-easel';
import { parseQuery, splitAddress } from '../page-address';
import { SINGLE_PAGE_SCENE, type SharedCard } from '../phone';
import { callHook } from './pages';
import { ApiFailure, type PageInstance, type Runtime } from './runtime';
import { SHARE_HOOKS, type ShareChannel, sharingRefusal } from './share-rule';

/** WeChat waits so long for `promise` and then takes the values beside it. */
const PROMISE_MS = 3_000;
const CHAT_SCENE = 1007;

interface Content {
  title?: string;
  path?: string;
  query?: string;
  imageUrl?: string;
  promise?: Promise<Content>;
}

/** What was promised in time; nothing when it was not, or when the promise is broken, which is reported. */
const promised = async (runtime: Runtime, page: PageInstance, promise: Promise<Content>): Promise<Content> => {
  const late = new Promise<Content>((resolve) => setTimeout(() => resolve({}), PROMISE_MS));
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    runtime.report(error, `${page.path} ${SHARE_HOOKS.appMessage}: promise`);
    return {};
  }
};

/** A card carries texts alone; null is nothing. */
const textsOf = (page: PageInstance, channel: ShareChannel, content: Content): Content => {
  const given = (['title', 'path', 'query', 'imageUrl'] as const).map((name): [string, unknown] => [name, content[name]]);
  const texts = given.filter(([, value]) => value !== undefined && value !== null);
  const wrong = texts.find(([, value]) => typeof value !== 'string');
  if (wrong) throw new ApiFailure(`${page.path} ${SHARE_HOOKS[channel]}: ${wrong[0]} should be a string instead of ${typeof wrong[1]}`);
  return Object.fromEntries(texts);
};

const carry = (page: PageInstance, channel: ShareChannel, content: Content, appName: string): SharedCard => {
  const title = content.title ?? appName;
  const imageUrl = content.imageUrl;
  const image = imageUrl === undefined ? {} : { imageUrl };
  if (channel === 'timeline') {
    // Moments opens the page that was shared; a hook can change its query alone.
    return { channel, title, path: page.path, query: content.query === undefined ? page.query : parseQuery(content.query), scene: SINGLE_PAGE_SCENE, ...image };
  }
  const { path, query } = content.path === undefined ? page : splitAddress(content.path);
  return { channel, title, scene: CHAT_SCENE, ...image, path: path.replace(/^\//, ''), query };
};

/** Asks the page what it hands on, by WeChat's rules; throws ApiFailure where the menu would be grey. */
export const prepareShare = async (
  runtime: Runtime,
  page: PageInstance,
  { channel, target }: { channel: ShareChannel; target?: glassEasel.Element },
): Promise<SharedCard> => {
  if (runtime.isSinglePage) throw new ApiFailure('a single page of Moments cannot be shared on');
  const reason = sharingRefusal(page, channel, target === undefined);
  if (reason !== undefined) throw new ApiFailure(reason);
  const from = target === undefined ? 'menu' : 'button';
  const described = target && { id: target.id, dataset: target.dataset };
  const answered = (callHook(runtime, page, SHARE_HOOKS[channel], channel === 'appMessage' ? { from, target: described } : {}) ?? {}) as Content;
  const { promise, ...values } = answered;
  const content = channel === 'appMessage' && promise ? { ...values, ...(await promised(runtime, page, promise)) } : values;
  return carry(page, channel, textsOf(page, channel, content), runtime.manifest.app.window?.navigationBarTitleText ?? runtime.manifest.projectName);
};

/** The menu and share buttons: ask the page, show WeChat's panel, and tell Node what was sent. */
export const watchSharing = (runtime: Runtime): void => {
  const share = async (channel: ShareChannel, target?: glassEasel.Element) => {
    const page = runtime.router.top();
    if (!page) return;
    const card = await prepareShare(runtime, page, target ? { channel, target } : { channel });
    if (await runtime.shell.share(card)) await runtime.callHost('shared', card);
  };
  const tell = (error: unknown) => runtime.report(error, 'share');
  runtime.signals.on('ShareMenu', (channel) => void share(channel as ShareChannel).catch(tell));
  runtime.signals.on('ShareButton', (component) => void share('appMessage', component as glassEasel.Element).catch(tell));
};
