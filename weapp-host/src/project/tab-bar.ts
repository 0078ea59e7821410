import { HostError } from '../host-error';
import { isRecord } from '../is-record';
import { listIn, stringIn, type JsonRecord } from './json';
import { type ProjectFiles } from './project-files';
import { escapeRegExp, placeOf } from './text-position';

const ITEMS_MIN = 2;
const ITEMS_MAX = 5;

/** The component of `tabBar.custom`: WeChat gives its place no choice. */
export const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

/** Refuses a tab bar that WeChat refuses: https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#tabBar */
export const checkTabBar = (app: { json: JsonRecord; text: string }, mainPages: string[], files: ProjectFiles): void => {
  const { tabBar } = app.json;
  if (tabBar === undefined) return;
  const refuse = (message: string, near: string): never => {
    throw new HostError('bad_project', message, placeOf('app.json', app.text, JSON.stringify(near)));
  };
  const list = isRecord(tabBar) ? listIn(tabBar, 'list') : [];
  if (list.length < ITEMS_MIN || list.length > ITEMS_MAX) {
    refuse(`tabBar.list has ${list.length} items: WeChat wants ${ITEMS_MIN} to ${ITEMS_MAX}`, 'tabBar');
  }
  list.forEach((item, index) => {
    const path = isRecord(item) ? stringIn(item, 'pagePath') : undefined;
    if (path === undefined) refuse(`tabBar.list[${index}] has no pagePath`, 'tabBar');
    else if (!mainPages.includes(path)) {
      const place = placeOf('app.json', app.text, new RegExp(`"pagePath"\\s*:\\s*${escapeRegExp(JSON.stringify(path))}`));
      throw new HostError('bad_project', `tabBar.list[${index}].pagePath "${path}" is not a page of the main package`, place);
    }
  });
  if (isRecord(tabBar) && tabBar.custom === true && !files.has(`${CUSTOM_TAB_BAR}.js`)) {
    refuse(`tabBar.custom is true and there is no ${CUSTOM_TAB_BAR}.js`, 'tabBar');
  }
};
