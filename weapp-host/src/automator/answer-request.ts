import type { AutomatedSession } from './automated-session';
import { auditReport } from './audit-report';
import type { Ticket } from './ticket';

export interface Desk {
  session: AutomatedSession;
  ticket: Ticket;
  /** Of one client: the console is sent to those that asked for it. */
  enableLog: () => void;
}

type Params = Record<string, unknown>;
type Answer = (desk: Desk, params: Params) => unknown;

/** What Node answers by itself. https://developers.weixin.qq.com/miniprogram/dev/devtools/auto/miniprogram.html */
const ANSWERS: Record<string, Answer> = {
  'Tool.getInfo': ({ session }) => ({ SDKVersion: session.sdkVersion }),
  // The session is closed once this was answered.
  'Tool.close': () => ({}),
  'Tool.native': ({ session }, { method, data }) => {
    if (typeof method !== 'string') throw new Error('Tool.native needs the string "method"');
    return session.native(method, data);
  },
  'Tool.getTestAccounts': () => ({ accounts: [] }),
  'Tool.stopAudits': async ({ session }) => auditReport(await session.extension('Host.getMetrics', {})),
  'Tool.getTicket': ({ ticket }) => ticket.read(),
  'Tool.setTicket': (desk, params) => {
    if (typeof params.ticket !== 'string') throw new Error('Tool.setTicket needs the string "ticket"');
    desk.ticket.set(params.ticket);
  },
  'Tool.refreshTicket': ({ ticket }) => ticket.refresh(),
  'Tool.enableRemoteDebug': () => {
    throw new Error('Tool.enableRemoteDebug: there is no other phone to debug on; the mini-program runs in this host');
  },
  'App.enableLog': ({ enableLog }) => enableLog(),
  'App.exit': ({ session }) => session.exit(),
  'App.captureScreenshot': async ({ session }) => ({ data: (await session.screenshot()).toString('base64') }),
};

/** Answers one request: here, in the browser, or as an extension of this host. Rejects with the reason for the client. */
export const answerRequest = async (desk: Desk, method: string, params: Params): Promise<unknown> => {
  const answer = Object.hasOwn(ANSWERS, method) ? ANSWERS[method] : undefined;
  if (answer) return answer(desk, params);
  if (/^(App|Page|Element)\./.test(method)) return desk.session.call(method, params);
  if (method.startsWith('Host.')) return desk.session.extension(method, params);
  throw new Error(`${method} is not a method of the automator protocol`);
};
