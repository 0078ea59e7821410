import type automator from 'miniprogram-automator';
import type { Launch, SharedCard } from '../../weapp-host/src/index';

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;
export type ShareChannel = SharedCard['channel'];

/** One person with one phone, on which the built mini-program runs. */
export interface WeappPhone {
  mini: MiniProgram;
  /** Exceptions and console errors so far. */
  faults: string[];
  /** Enters the mini-program as WeChat would: anew, storage kept. */
  enter: (launch: Partial<Launch>) => Promise<void>;
  /** Shares the page on top from WeChat's menu; rejects where the menu would be grey. */
  share: (channel: ShareChannel) => Promise<SharedCard>;
  /** 前往小程序 below a single page of Moments. */
  goToMiniProgram: () => Promise<void>;
  /** How many times larger than standard this person has set the letters of WeChat. */
  setFontScale: (scale: number) => Promise<void>;
  leave: () => Promise<void>;
}

export interface WeappPhones<Phone extends WeappPhone = WeappPhone> {
  /** Somebody takes their phone out; each has another one. */
  welcome: (person: string) => Promise<Phone>;
  close: () => Promise<void>;
}

/** Keeps in `faults` what goes wrong in a mini-program, heard through the automator. */
export const listenForFaults = (mini: MiniProgram, faults: string[]): void => {
  mini.on('exception', ({ message }: { message: string }) => void faults.push(`exception ${message}`));
  mini.on('console', ({ type, args }: { type: string; args: unknown[] }) => {
    if (type === 'error') faults.push(`console ${args.map(String).join(' ')}`);
  });
};
