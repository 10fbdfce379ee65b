import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { parse } from 'yaml';
import type { PracticeCase } from '#training/cases/core';
import type { Cmi5Platform } from '../../packages/cmi5-platform.ts';

const folder = join(process.env.BUILDS ?? 'builds', 'packages');

/** A package, opened. Throws with what to do when it was not made. */
export function openPackage(name: string): ReadonlyMap<string, Uint8Array> {
  const file = join(folder, name);
  if (!existsSync(file)) {
    throw new Error(`There is no ${file}. Run npm test, which makes it, or node scripts/test.mjs --builds.`);
  }
  return new Map(Object.entries(unzipSync(readFileSync(file))));
}

/** The case that a package holds. */
export function caseIn(files: ReadonlyMap<string, Uint8Array>, id: string): PracticeCase {
  const script = new TextDecoder().decode(files.get(`content/${id}.js`));
  return JSON.parse(script.replace(/^export default |;\s*$/g, '')) as PracticeCase;
}

interface Nested {
  readonly [key: string]: string | Nested;
}

/** The words on the pages of a package. */
export function packageWords(): (key: string, values?: Record<string, string | number>) => string {
  const words = parse(readFileSync('handbook/interface/en/platform.yaml', 'utf8')) as Nested;
  return (key, values = {}) => {
    const found = key
      .split('.')
      .reduce<string | Nested | undefined>(
        (at, part) => (typeof at === 'object' ? at[part] : undefined),
        words,
      );
    if (typeof found !== 'string') throw new Error(`There are no words under ${key}.`);
    return found.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name] ?? ''));
  };
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};

const scorm12 = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('scorm-again/scorm12/min'), 'utf8');

/** A page as a platform for SCORM 1.2 opens it: its side of the standard, and the package in a frame or a window. */
const platformPage = (address: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Platform</title><link rel="icon" href="data:,"></head>
<body>
<script src="/scorm12.js"></script>
<script>
  const kept = sessionStorage.getItem('kept');
  const api = new Scorm12API({ autocommit: false, logLevel: 5 });
  if (kept) api.loadFromJSON(JSON.parse(kept), 'cmi');
  window.calls = [];
  window.API = Object.fromEntries(
    ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish'].map((name) => [
      name,
      (...given) => {
        const answer = api[name](...given);
        calls.push([name, ...given, String(answer), String(api.LMSGetLastError())].join(' '));
        if (name === 'LMSFinish') sessionStorage.setItem('kept', JSON.stringify(api.cmi));
        return answer;
      },
    ]),
  );
  window.cmi = () => JSON.parse(JSON.stringify(api.cmi));
</script>
<button onclick="window.open('${address}')">Window</button>
<script>
  // In a frame, or in a window when the address of this page asks for one.
  if (location.search !== '?window') {
    const frame = document.createElement('iframe');
    Object.assign(frame, { title: 'Package', src: '${address}', width: 800, height: 700 });
    document.body.append(frame);
  }
</script>
</body></html>`;

export interface Served {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

async function listen(server: Server): Promise<Served> {
  server.listen(0);
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Serves a package below /package/, and at /platform a page that opens it with SCORM 1.2. */
export function servePackage(files: ReadonlyMap<string, Uint8Array>, id: string): Promise<Served> {
  return listen(
    createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const send = (type: string, body: string | Uint8Array): void => {
        response.writeHead(200, { 'Content-Type': type }).end(body);
      };
      const file = files.get(path.replace('/package/', ''));
      if (path === '/platform') send('text/html', platformPage(`/package/index.html?case=${id}`));
      else if (path === '/scorm12.js') send('text/javascript', scorm12());
      else if (file) send(types[extname(path)] ?? 'application/octet-stream', file);
      else response.writeHead(404).end();
    }),
  );
}

/** Serves a platform for cmi5, on an address of its own, as most are. */
export function servePlatform(platform: Cmi5Platform): Promise<Served> {
  return listen(
    createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        const { method = 'GET', headers } = request;
        const url = new URL(request.url ?? '/', 'http://localhost');
        const answer = platform.answer({ method, url, headers, body });
        response.writeHead(answer.status, {
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Allow-Methods': 'GET, PUT, POST',
          'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Experience-API-Version',
          'Content-Type': 'application/json',
        });
        response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
      });
    }),
  );
}
