import { askCashier, askForLogin, type Endpoints } from './endpoints';
import type { Memory } from './memory';
import type { createNetwork } from './network';
import type { Boot, HostCalls, Launch, SharedCard } from '../phone';

type Calls = { [K in keyof HostCalls]: (params: HostCalls[K]['params']) => HostCalls[K]['result'] | Promise<HostCalls[K]['result']> };

export interface SavedImage {
  name: string;
  data: Buffer;
}

export interface CallParts {
  person: string;
  endpoints: Endpoints;
  network: ReturnType<typeof createNetwork>;
  /** Of the launch that is running. */
  memory: () => Memory;
  boot: () => Boot;
  album: SavedImage[];
  onEvent: (method: string, params: unknown) => void;
  onShared: (card: SharedCard) => void;
  relaunch: (launch: Launch) => void;
  exit: () => void;
}

/** What the browser may ask of Node, by name. */
export const createCalls = (parts: CallParts): ((method: string, params: unknown) => Promise<unknown>) => {
  const { person, endpoints, network, memory, album } = parts;
  const calls: Calls & { boot: () => Boot } = {
    boot: parts.boot,
    'storage.set': ({ key, value }) => void memory().storage.set(key, value),
    'storage.remove': ({ key }) => void memory().storage.delete(key),
    'storage.clear': () => memory().storage.clear(),
    'authorization.set': (authorization) => void Object.assign(memory().authorization, authorization),
    'network.send': network.send,
    'network.abort': network.abort,
    login: () => askForLogin(endpoints, person),
    pay: ({ order, decision }) => {
      if (decision === 'cancel') throw new Error('cancel');
      return askCashier(endpoints, person, order);
    },
    'album.save': ({ name, data }) => void album.push({ name, data: Buffer.from(data, 'base64') }),
    relaunch: parts.relaunch,
    exit: parts.exit,
    shared: parts.onShared,
    emit: ({ method, params }) => parts.onEvent(method, params),
  };
  return async (method, params) => {
    const call = (calls as unknown as Record<string, (params: unknown) => unknown>)[method];
    if (!Object.hasOwn(calls, method) || !call) throw new Error(`${method} is not a call of the host`);
    return call(params);
  };
};
