import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import { HostError } from '../host-error';
import type { AutomatedSession } from './automated-session';
import { serveClient, type ClientConnection } from './client-connection';
import { createTicket } from './ticket';

const FRAME_BYTES_MAX = 64 * 1024 * 1024;
/** For clients that do not answer a farewell. */
const GOODBYE_MS = 1_000;

export interface AutomatorServer {
  port: number;
  wsEndpoint: string;
  /** Answers what is open, hangs up and gives the port back. May be called again. */
  close: () => Promise<void>;
}

interface ServeOptions {
  /** 0 takes any that is free. */
  port: number;
  host: '127.0.0.1';
  session: AutomatedSession;
}

const listen = async ({ port, host }: ServeOptions): Promise<WebSocketServer> => {
  // Browsers name an origin, the automator does not: no web page may drive the phone.
  const server = new WebSocketServer({ port, host, maxPayload: FRAME_BYTES_MAX, verifyClient: ({ origin }: { origin?: string }) => !origin });
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new HostError('port_in_use', `port ${port} is taken: stop what listens there, or choose another with --auto-port`);
    throw new HostError('bad_option', `cannot listen on port ${port}: ${message}`);
  }
};

const stop = async (server: WebSocketServer): Promise<void> => {
  const gone = new Promise<void>((resolve) => server.close(() => resolve()));
  const hurry = setTimeout(() => server.clients.forEach((socket) => socket.terminate()), GOODBYE_MS);
  await gone;
  clearTimeout(hurry);
};

/**
 * Speaks the automator's protocol on a port of this machine. All clients share the one phone; it stays when they leave, as in
 * DevTools. When the session ends, every open call is answered with what ended it.
 */
export const serveAutomator = async (options: ServeOptions): Promise<AutomatorServer> => {
  const { session } = options;
  const server = await listen(options);
  const clients = new Set<ClientConnection>();
  const desk = { session, ticket: createTicket() };
  server.on('connection', (socket) => {
    const client = serveClient(socket, desk);
    clients.add(client);
    socket.on('close', () => clients.delete(client));
  });
  const silence = session.onEvent((method, params) => clients.forEach((client) => client.send(method, params)));
  let closing: Promise<void> | undefined;
  const close = (reason = 'the session was closed'): Promise<void> => {
    silence();
    clients.forEach((client) => client.end(reason));
    return (closing ??= stop(server));
  };
  void session.closed.then((error) => close(error?.message));
  const { port } = server.address() as { port: number };
  return { port, wsEndpoint: `ws://${options.host}:${port}`, close: () => close() };
};
