import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import type { CompiledProject } from './compile/bundle';
import { contentTypeOf } from './content-type';
import { diskPath } from './project/read-project';

const SHELL = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, user-scalable=no"><title>weapp-host</title><link rel="icon" href="data:,">
<script src="/host/bundle.js"></script></head><body><script src="/host/runtime.js"></script></body></html>`;

let runtimeScript: Promise<string> | undefined;

/** The browser's part: built beforehand in a published package, bundled from its sources in a checkout. */
const loadRuntime = async (): Promise<string> => {
  const built = join(__dirname, 'runtime.js');
  if (existsSync(built)) return readFileSync(built, 'utf8');
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'runtime/main.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'chrome110',
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
};

const bundleOf = ({ manifest, templates, styles }: CompiledProject): string =>
  `window.__weapp={manifest:${JSON.stringify(manifest)},code:{templates:(${templates}),styles:${JSON.stringify(styles)}},define:function(){}};`;

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
};

/** A file of the mini-program, never one outside it. */
const sendFile = (response: ServerResponse, project: CompiledProject, path: string): void => {
  const file = project.files.has(path) ? diskPath(project, path) : undefined;
  if (file === undefined) return send(response, 404, 'text/plain', `${path} is not in the mini-program`);
  const stream = createReadStream(file);
  stream.on('open', () => response.writeHead(200, { 'content-type': contentTypeOf(extname(file).slice(1)), 'cache-control': 'no-store' }));
  stream.on('error', () => (response.headersSent ? response.destroy() : send(response, 404, 'text/plain', `${path} is not in the mini-program`)));
  stream.pipe(response);
};

export interface ServedProject {
  url: string;
  close: () => Promise<void>;
}

/** Serves a compiled mini-program and the runtime to the browser, on loopback only. */
export const serveProject = async (project: CompiledProject): Promise<ServedProject> => {
  runtimeScript ??= loadRuntime();
  const fixed: Record<string, [string, string]> = {
    '/': ['html', SHELL],
    '/host/bundle.js': ['js', bundleOf(project)],
    '/host/runtime.js': ['js', await runtimeScript],
  };
  const answer = (path: string, response: ServerResponse): void => {
    const known = fixed[path];
    if (known) return send(response, 200, contentTypeOf(known[0]), known[1]);
    const script = path.startsWith('/code/') ? project.scripts.get(path.slice('/code/'.length)) : undefined;
    if (script !== undefined) return send(response, 200, contentTypeOf('js'), script);
    if (path.startsWith('/app/')) return sendFile(response, project, path.slice('/app/'.length));
    return send(response, 404, 'text/plain', 'not found');
  };
  const server: Server = createServer((request, response) => {
    try {
      answer(decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname), response);
    } catch {
      send(response, 400, 'text/plain', 'bad address');
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
