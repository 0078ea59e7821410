import { contentTypeOf } from '../../content-type';
import type { Runtime } from '../runtime';
import { runCall } from './call-form';
import { extensionFor, extensionOf } from './file-kinds';
import type { Files } from './file-store';
import { multipart } from './multipart';
import { headerOf, timeoutOf, type Wire } from './network-send';
import { createTask, type NetworkTask } from './network-task';
import { type Options, recordOf, textOf } from './parameters';
import { headerValue } from './request-body';

interface Parts {
  runtime: Runtime;
  wire: Wire;
  files: Files;
}

/** Bytes of an address, for pictures that a canvas or a call reads: a phone knows no CORS. */
export const fetchBytes = (runtime: Runtime, wire: Wire, url: string) =>
  wire.send({ url, method: 'GET', header: headerOf(runtime, {}), body: null, follow: true, timeoutMs: timeoutOf(runtime, {}, 'downloadFile') }, createTask().aborted);

const download = async ({ runtime, wire, files }: Parts, options: Options, handle: NetworkTask) => {
  const url = textOf(options, 'url');
  const filePath = textOf(options, 'filePath', '');
  const sending = { url, method: 'GET', header: headerOf(runtime, options), body: null, follow: true, timeoutMs: timeoutOf(runtime, options, 'downloadFile') };
  const received = await wire.send(sending, handle.aborted);
  const { bytes, header, statusCode } = received;
  handle.tellHeaders(received);
  handle.tellProgress(['Written', 'Write'], bytes.length);
  if (filePath !== '') files.write(filePath, bytes);
  const place = filePath === '' ? { tempFilePath: runtime.keepFile(bytes, extensionFor(headerValue(header, 'content-type') ?? '', url)) } : { filePath };
  return { ...place, statusCode, header, dataLength: bytes.length };
};

const upload = async ({ runtime, wire, files }: Parts, options: Options, handle: NetworkTask) => {
  const url = textOf(options, 'url');
  const filePath = textOf(options, 'filePath');
  const name = textOf(options, 'name');
  const fields = Object.fromEntries(Object.entries(recordOf(options, 'formData', {})).map(([key, value]) => [key, String(value)]));
  const timeoutMs = timeoutOf(runtime, options, 'uploadFile');
  const boundary = `----weapp-host-${crypto.randomUUID()}`;
  const given = Object.entries(headerOf(runtime, options)).filter(([key]) => key.toLowerCase() !== 'content-type');
  const header = { ...Object.fromEntries(given), 'content-type': `multipart/form-data; boundary=${boundary}` };
  const bytes = await files.read(filePath);
  const body = multipart(fields, { name, bytes, fileName: filePath.split('/').at(-1) ?? name, contentType: contentTypeOf(extensionOf(filePath)) }, boundary);
  const received = await wire.send({ url, method: 'POST', header, body, follow: true, timeoutMs }, handle.aborted);
  handle.tellHeaders(received);
  handle.tellProgress(['Sent', 'Send'], body.length);
  return { statusCode: received.statusCode, header: received.header, cookies: received.cookies, data: new TextDecoder().decode(received.bytes) };
};

/** `wx.downloadFile` and `wx.uploadFile`: always answer a task. */
export const transferCalls = (parts: Parts) => {
  const call = (name: string, run: typeof download | typeof upload) => (options?: unknown) => {
    const handle = createTask();
    runCall(parts.runtime, name, options, (given) => run(parts, given, handle));
    return handle.task;
  };
  return { downloadFile: call('downloadFile', download), uploadFile: call('uploadFile', upload) };
};
