export { browserCommand, type BrowserCommand, type BrowserOptions } from './browser/browser-command';
export { openHost, type Host, type HostOptions } from './host';
export { HostError, type Place } from './host-error';
export { DEFAULT_DEVICE, FROM_SINGLE_PAGE_SCENE, SINGLE_PAGE_SCENE, type Device, type Launch, type SharedCard } from './phone';
export type { PageMetrics } from './runtime/metering';
export type { Session, SessionOptions } from './session/session';
