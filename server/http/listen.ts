import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { StartError } from '../start-error';

const REQUESTS_LIMIT_MS = 5_000;

const explain = (code: string | undefined, host: string, port: number): string | undefined => {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Try another: PORT=${port + 1} npm start`;
  if (code === 'EACCES') return `Port ${port} is not for this user. Try another: PORT=3000 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine`;
  return undefined;
};

/** Listens and gives the address at which this machine reaches the service. */
export const listen = async (app: FastifyInstance, host: string, port: number): Promise<string> => {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const words = explain((error as NodeJS.ErrnoException).code, host, port);
    throw words === undefined ? error : new StartError(words);
  }
  const { address, family, port: bound } = app.server.address() as AddressInfo;
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${bound}`;
  return family === 'IPv6' ? `http://[${address}]:${bound}` : `http://${address}:${bound}`;
};

/** Takes no new connections and finishes the requests under way; one that is still busy after five seconds is cut. */
export const stopListening = async (app: FastifyInstance): Promise<void> => {
  const timer = setTimeout(() => app.server.closeAllConnections(), REQUESTS_LIMIT_MS);
  await app.close();
  clearTimeout(timer);
};
