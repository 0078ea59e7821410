import { create } from 'zustand';
import { readStored, writeStored } from './storage';

export type Theme = 'auto' | 'light' | 'dark';

/** How this phone shows the branch, as the member chose; kept on the phone, also when they sign out. */
export interface Look {
  /** `auto` follows the phone. */
  theme: Theme;
  /** Large type, large targets, no marketing. */
  isElder: boolean;
  /** Elder mode is offered once: after an answer, whichever, never by itself again. */
  wasElderOffered: boolean;
}

const KEY = 'look';
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** What is kept may be of another version, or of somebody who plays with the storage. */
const read = (): Look => {
  const { theme, isElder, wasElderOffered } = readStored<Partial<Look>>(KEY) ?? {};
  return {
    theme: THEMES.find((known) => known === theme) ?? 'auto',
    isElder: isElder === true,
    wasElderOffered: wasElderOffered === true,
  };
};

const useStore = create<Look>(read);

export const useLook = (): Look => useStore();

export const changeLook = (part: Partial<Look>): void => {
  // Another tab may have chosen something else meanwhile; a storage that keeps nothing has nothing to say.
  useStore.setState({ ...(readStored(KEY) !== undefined && read()), ...part });
  writeStored(KEY, useStore.getState());
};

/** Elder mode, on or off; whoever says which has answered the offer, too. */
export const chooseElder = (isElder: boolean): void => changeLook({ isElder, wasElderOffered: true });

/** The classes under which the tokens have their values. */
export const lookClasses = ({ theme, isElder }: Look): string => `mb mb--${theme}${isElder ? ' mb--elder' : ''}`;
