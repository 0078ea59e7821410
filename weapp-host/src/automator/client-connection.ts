import type { WebSocket } from 'ws';
import { messageOf } from '../message-of';
import { answerRequest, type Desk } from './answer-request';
import { readFrame, type Request } from './protocol';

/** RFC 6455: what was sent cannot be understood. */
const CLOSE_UNSUPPORTED = 1003;
/** RFC 6455: the server goes away. */
const CLOSE_GOING_AWAY = 1001;

export interface ClientConnection {
  send: (method: string, params: unknown) => void;
  /** Answers whatever is still open with the reason, and hangs up. */
  end: (reason: string) => void;
}

/** One client of the automator. Each request gets exactly one answer, for the client has no time limit of its own. */
export const serveClient = (socket: WebSocket, desk: Omit<Desk, 'enableLog'>): ClientConnection => {
  const open = new Set<Request['id']>();
  let wantsLog = false;
  const write = (frame: object) => {
    // Whoever has hung up hears nothing more; that is no fault.
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame), () => undefined);
  };
  const settle = (id: Request['id'], answer: { result: unknown } | { error: { message: string } }) => {
    if (open.delete(id)) write({ id, ...answer });
  };
  const answer = async ({ id, method, params }: Request) => {
    open.add(id);
    try {
      const result = await answerRequest({ ...desk, enableLog: () => void (wantsLog = true) }, method, params);
      settle(id, { result: result ?? {} });
    } catch (error) {
      settle(id, { error: { message: messageOf(error) } });
    }
    if (method === 'Tool.close') await desk.session.close();
  };
  socket.on('error', () => socket.terminate());
  socket.on('message', (data: Buffer) => {
    const frame = readFrame(data.toString('utf8'));
    if ('request' in frame) void answer(frame.request);
    else if ('id' in frame) write({ id: frame.id, error: { message: frame.problem } });
    else socket.close(CLOSE_UNSUPPORTED, frame.problem);
  });
  return {
    send: (method, params) => {
      if (method !== 'App.logAdded' || wantsLog) write({ method, params });
    },
    end: (reason) => {
      for (const id of open) settle(id, { error: { message: reason } });
      socket.close(CLOSE_GOING_AWAY);
    },
  };
};
