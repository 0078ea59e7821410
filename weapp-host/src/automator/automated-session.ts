/** One phone with a mini-program on it, as the automator's server sees it. Whatever is asked ends within a time limit. */
export interface AutomatedSession {
  /** The base library that the phone claims to have. */
  sdkVersion: string;
  /** `App.`, `Page.` and `Element.` methods, answered in the browser. */
  call: (method: string, params: Record<string, unknown>) => Promise<unknown>;
  /** `Host.` methods: what this host offers beyond the protocol. */
  extension: (method: string, params: Record<string, unknown>) => Promise<unknown>;
  /** The phone as it looks, a PNG. */
  screenshot: () => Promise<Buffer>;
  /** Answers a dialog or presses a button of WeChat's own. Refuses when there is nothing to answer. */
  native: (method: string, data: unknown) => Promise<void>;
  /** Ends the mini-program; the phone stays. */
  exit: () => Promise<void>;
  /** Ends the session and all that belongs to it. */
  close: () => Promise<void>;
  /** App.logAdded, App.exceptionThrown, App.bindingCalled. Gives back what stops it. */
  onEvent: (listener: (method: string, params: unknown) => void) => () => void;
  /** Settles once the session is over: with what ended it, or with undefined after `close`. */
  closed: Promise<Error | undefined>;
}
