import { createServer, type AddressInfo } from 'node:net';
import { brand, DEFAULT_BRAND } from '@micro-branch/contract/brand';
import type { FastifyInstance } from 'fastify';
import { StartError } from '../start-error';

const REQUESTS_LIMIT_MS = 5_000;

const start = (port: number): string => `${brand.id === DEFAULT_BRAND ? '' : `BRAND=${brand.id} `}PORT=${port} npm start`;

const explain = (code: string | undefined, host: string, port: number): string | undefined => {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Try another: ${start(port + 1)}`;
  if (code === 'EACCES') return `Port ${port} is not for this user. Try another: ${start(3000)}`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine`;
  return undefined;
};

const explained = (error: NodeJS.ErrnoException, host: string, port: number): Error => {
  const words = explain(error.code, host, port);
  return words === undefined ? error : new StartError(words);
};

/** Throws what `listen` would, for whoever has long work to do before that. */
export const tryPort = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(explained(error, host, port)));
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });

/** Listens and gives the address at which this machine reaches the service. */
export const listen = async (app: FastifyInstance, host: string, port: number): Promise<string> => {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw explained(error as Error, host, port);
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
