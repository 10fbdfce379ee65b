#!/usr/bin/env node
/*
 * Serves a build as a ministry's server would: compressed where the build has compressed copies, with the headers of
 * scripts/headers.mjs, under a base path when the build was made for one.
 *
 *   BUILD_DIR=build BASE_PATH=/help PORT=4173 node scripts/serve.mjs
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { headersFor } from './headers.mjs';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const encodings = /** @type {const} */ ([
  ['br', '.br'],
  ['gzip', '.gz'],
]);

/** @param {string} file */
const isFile = (file) => existsSync(file) && statSync(file).isFile();

/**
 * The file for an address below the base path: itself, or the page of that name, with or without a slash at its end.
 *
 * @param {string} dir @param {string} path
 */
function fileFor(dir, path) {
  const file = normalize(join(dir, path));
  // An address with ../ in it must not reach what lies beside the build.
  if (file !== normalize(dir) && !file.startsWith(normalize(dir + sep))) return undefined;
  return [file, join(file, 'index.html')].find(isFile);
}

/**
 * @typedef {object} Served One answer of the server.
 * @property {string} method
 * @property {string} path the address without what stands after ?
 * @property {number} status
 * @property {number} bytes of the body, as sent
 */

/**
 * Makes a server for one build. `onserved` hears of every answer; it is how tests count requests and bytes.
 *
 * @param {{ dir: string, base?: string, onserved?: (served: Served) => void }} options
 */
export function serverFor({ dir, base = '', onserved = () => undefined }) {
  return createServer((request, response) => {
    const { method = 'GET', headers } = request;
    const address = new URL(request.url ?? '/', 'http://localhost').pathname;
    let path = '';
    try {
      path = decodeURIComponent(address);
    } catch {
      // A broken % sequence names no file.
    }

    /** @param {number} status @param {Record<string, string | number>} more @param {string} [file] */
    const answer = (status, more, file) => {
      const below = path.slice(base.length);
      response.writeHead(status, { ...headersFor(below), ...more });
      let bytes = 0;
      response.on('close', () => onserved({ method, path: address, status, bytes }));
      if (file === undefined || method === 'HEAD') {
        response.end();
        return;
      }
      createReadStream(file)
        .on('data', (part) => (bytes += part.length))
        .pipe(response);
    };

    if (method !== 'GET' && method !== 'HEAD') return answer(405, { Allow: 'GET, HEAD' });
    if (base !== '' && path === base) return answer(308, { Location: `${base}/` });
    const below = path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
    const found = below === undefined ? undefined : fileFor(dir, below);
    // An address without a page gets the app, which offers the nearest real page.
    const file =
      found ?? (below !== undefined && extname(below) === '' ? fileFor(dir, '404.html') : undefined);
    if (file === undefined) return answer(404, { 'Content-Type': 'text/plain; charset=utf-8' });

    const accepted = String(headers['accept-encoding'] ?? '');
    const [encoding, ending] = encodings.find(
      ([name, end]) => accepted.includes(name) && isFile(file + end),
    ) ?? ['', ''];
    const sent = file + ending;
    const { size, mtimeMs } = statSync(sent);
    const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}${ending}"`;
    const about = { ETag: etag, Vary: 'Accept-Encoding' };
    if (found && headers['if-none-match'] === etag) return answer(304, about);
    answer(
      found ? 200 : 404,
      {
        ...about,
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
        'Content-Length': size,
        ...(encoding === '' ? {} : { 'Content-Encoding': encoding }),
      },
      sent,
    );
  });
}

/**
 * Serves until the program is stopped, and says where.
 *
 * @param {{ dir?: string, base?: string, port?: number }} [options]
 */
export function serve({
  dir = process.env.BUILD_DIR ?? 'build',
  base = process.env.BASE_PATH ?? '',
  port = Number(process.env.PORT ?? 4173),
} = {}) {
  if (!isFile(join(dir, '200.html'))) {
    console.error(`There is no build in ${dir}. Run npm run build first, or npm start, which does both.`);
    process.exit(1);
  }
  const server = serverFor({ dir, base });
  server.on('error', (error) => {
    const taken = 'code' in error && error.code === 'EADDRINUSE';
    console.error(
      taken
        ? `Port ${port} is taken by another program. Stop that one, or choose a port: PORT=4174 npm start`
        : `The server stopped: ${error.message}`,
    );
    process.exit(1);
  });
  server.listen(port, () => {
    console.log(`Countersign is at http://localhost:${port}${base}/   (stop with Ctrl+C)`);
  });
  return server;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) serve();
