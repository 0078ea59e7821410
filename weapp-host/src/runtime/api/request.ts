import { ApiFailure, type Runtime } from '../runtime';
import { runCall } from './call-form';
import { headerOf, type Received, timeoutOf, type Wire } from './network-send';
import { createTask, type NetworkTask } from './network-task';
import { flagOf, type Options, textOf } from './parameters';
import { headerValue, JSON_TYPE, placeData } from './request-body';

const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']);

const methodOf = (options: Options): string => {
  const method = textOf(options, 'method', 'GET').toUpperCase();
  if (!METHODS.has(method)) throw new ApiFailure(`invalid method "${method}"`);
  return method;
};

/** JSON where it can be read as such, unless the caller wants the text or the bytes. */
const dataOf = ({ bytes }: Received, dataType: string, responseType: string): unknown => {
  if (responseType === 'arraybuffer') return bytes.buffer;
  const text = new TextDecoder().decode(bytes);
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const send = async (runtime: Runtime, wire: Wire, { task: options, handle }: { task: Options; handle: NetworkTask }) => {
  const method = methodOf(options);
  const given = headerOf(runtime, options);
  const header = headerValue(given, 'content-type') === undefined ? { ...given, 'content-type': JSON_TYPE } : given;
  const dataType = textOf(options, 'dataType', 'json');
  const responseType = textOf(options, 'responseType', 'text');
  const follow = textOf(options, 'redirect', 'follow') !== 'manual';
  const { url, body } = placeData(textOf(options, 'url'), method, header, options.data);
  const received = await wire.send({ url, method, header, body, follow, timeoutMs: timeoutOf(runtime, options, 'request') }, handle.aborted);
  handle.tellHeaders(received);
  const { statusCode, cookies } = received;
  if (flagOf(options, 'enableChunked', false)) handle.tellChunk(received);
  return { statusCode, header: received.header, cookies, data: dataOf(received, dataType, responseType) };
};

/** `wx.request`: always answers a task, and its callbacks later. */
export const requestCall = (runtime: Runtime, wire: Wire) => ({
  request: (options?: unknown) => {
    const handle = createTask();
    runCall(runtime, 'request', options, (task) => send(runtime, wire, { task, handle }));
    return handle.task;
  },
});
