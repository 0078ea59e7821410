import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { paths } from '@/routes';
import { readLaunch } from './launch';

/** WeChat keeps ten pages at most; the next one has to replace the top. */
const STACK_MAX = 10;
/** What Taro itself adds to a page's query. */
const TARO_STAMP = '$taroTimestamp';

/** A single page from Moments has no navigation: asking for it is an error there, so nothing is asked. */
const unlessSinglePage = (go: () => Promise<unknown>): void => {
  if (!readLaunch().isSinglePage) void go().catch(() => undefined);
};

export const openPage = (url: string): void =>
  unlessSinglePage(() =>
    Taro.getCurrentPages().length < STACK_MAX ? Taro.navigateTo({ url }) : Taro.redirectTo({ url }),
  );

/** Opens a page in place of this one, so that going back does not come here again. */
export const replacePage = (url: string): void => unlessSinglePage(() => Taro.redirectTo({ url }));

export const openTab = (url: string): void => unlessSinglePage(() => Taro.switchTab({ url }));

/** Goes back, or home when this page was the way in. */
export const goBack = (): void =>
  unlessSinglePage(() =>
    Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: paths.home }),
  );

/** An address that leads to no page leads home. */
export const goHomeWhenLost = (): void => Taro.onPageNotFound(() => void Taro.reLaunch({ url: paths.home }));

const TABS: readonly (string | undefined)[] = [paths.home, paths.products, paths.life, paths.benefits, paths.me];

/** What the web writes over an inner page; undefined on a tab and on a single page, which lead nowhere back. */
const readBarTitle = (): string | undefined => {
  const { router, page } = Taro.getCurrentInstance();
  if (readLaunch().isSinglePage || TABS.includes(router?.path.split('?')[0])) return undefined;
  return page?.config?.navigationBarTitleText;
};

/** Titles that pages have given themselves, by the address of the page. */
const useTitles = create<Record<string, string>>(() => ({}));
const readAddress = (): string => Taro.getCurrentInstance().router?.path ?? '';

/** Another title than that of the page's configuration, once it is known what the page is about. Undefined leaves it as it is. */
export const useTitle = (title: string | undefined): void => {
  const [address] = useState(readAddress);
  useEffect(() => {
    if (title === undefined) return;
    useTitles.setState({ [address]: title });
    void Taro.setNavigationBarTitle({ title });
  }, [address, title]);
};

/** What stands over this page on the web: the title it has given itself, or else that of its configuration. */
export const useBarTitle = (): string | undefined => {
  const [{ address, configured }] = useState(() => ({ address: readAddress(), configured: readBarTitle() }));
  const given = useTitles((titles) => titles[address]);
  return configured && (given ?? configured);
};

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** The decoded query of the page on top: a page reads it while it is first drawn, and keeps it. */
export const readQuery = (): Record<string, string | undefined> => {
  const given = Taro.getCurrentInstance().router?.params ?? {};
  const values = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(values.filter(([key]) => key !== TARO_STAMP).map(([key, value]) => [key, decode(value)]));
};
