import type { Runtime } from '../runtime';
import { element } from './element-builder';

/** WeChat's head of a sheet: who asks. The host knows no logo, so the first character of the name stands for it. */
export const appBadge = ({ manifest }: Runtime, verb = ''): HTMLElement =>
  element('div', { class: 'wh-app' }, [
    element('span', { class: 'wh-app-logo', 'aria-hidden': 'true' }, [[...manifest.projectName][0] ?? '']),
    element('span', { class: 'wh-app-name' }, [manifest.projectName]),
    verb !== '' && element('span', { class: 'wh-app-verb' }, [verb]),
  ]);
