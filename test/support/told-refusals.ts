import { API_PREFIX, endpoints, type EndpointName } from '@micro-branch/contract/endpoints';
import type { ErrorBody } from '@micro-branch/contract/errors';
import { refusalsOf } from '@micro-branch/contract/refusals';

const addresses = (Object.keys(endpoints) as EndpointName[]).map((name) => ({
  name,
  address: new RegExp(`^${endpoints[name].method} ${API_PREFIX}${endpoints[name].path.replaceAll(/:\w+/g, '[^/]+')}$`),
}));

/** Holds an answer against the contract: what an endpoint refuses with is told of it, or the document misleads. */
export const expectTold = (method: string, path: string, body: unknown): void => {
  const code = (body as Partial<ErrorBody> | null)?.error?.code;
  const asked = `${method} ${path.split('?')[0]}`;
  const names = addresses.flatMap(({ name, address }) => (address.test(asked) ? [name] : []));
  if (code === undefined || names.length === 0 || names.some((name) => refusalsOf(name).includes(code))) return;
  throw new Error(`${names.join(' or ')} answers ${code}, which contract/refusals.ts does not tell of it`);
};
