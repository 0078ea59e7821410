import { ApiFailure, type PageInstance, type Runtime } from '../runtime';
import type { ShareChannel } from '../share-rule';
import { asyncCalls } from './call-form';
import type { Files } from './file-store';
import { pageOnTop } from '../page-on-top';
import { flagOf, textOf, textsOf } from './parameters';

const CHANNELS: Record<string, ShareChannel> = { shareAppMessage: 'appMessage', shareTimeline: 'timeline' };

const channelsOf = (menus: string[]): ShareChannel[] =>
  menus.map((menu) => {
    const channel = Object.hasOwn(CHANNELS, menu) ? CHANNELS[menu] : undefined;
    if (!channel) throw new ApiFailure(`parameter error: invalid menus "${menu}"`);
    return channel;
  });

const setChannels = ({ shareMenu }: PageInstance, menus: string[], isOffered: boolean): void =>
  channelsOf(menus).forEach((channel) => {
    shareMenu[channel] = isOffered;
  });

export const sharingCalls = (runtime: Runtime, files: Files) =>
  asyncCalls(runtime, {
    showShareMenu: (options) => {
      const page = pageOnTop(runtime);
      setChannels(page, textsOf(options, 'menus', ['shareAppMessage']), true);
      page.shareMenu.withShareTicket = flagOf(options, 'withShareTicket', false);
    },
    hideShareMenu: (options) => setChannels(pageOnTop(runtime), textsOf(options, 'menus', Object.keys(CHANNELS)), false),
    updateShareMenu: (options) => {
      const { shareMenu } = pageOnTop(runtime);
      shareMenu.withShareTicket = flagOf(options, 'withShareTicket', shareMenu.withShareTicket);
    },
    showShareImageMenu: async (options) => {
      const imageUrl = files.url(textOf(options, 'path'), pageOnTop(runtime).path);
      if (!(await runtime.shell.share({ title: '', imageUrl }))) throw new ApiFailure('cancel');
    },
  });
