import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverFor, type Served } from '../../../scripts/serve.mjs';

/** The builds that scripts/test.mjs makes before the browser tests. */
export type BuildName = 'root' | 'sub' | 'next';

/** The base path that the build `sub` was made for. */
export const SUB_PATH = '/some/sub/path';

const builds = process.env.BUILDS ?? 'builds';
const baseOf = (build: BuildName): string => (build === 'sub' ? SUB_PATH : '');

/** The folder of a build. Throws with what to do when it was not made. */
export function folderOf(build: BuildName): string {
  const folder = join(builds, build);
  if (!existsSync(join(folder, '200.html'))) {
    throw new Error(
      `There is no build in ${folder}. Run npm test, which makes it, or node scripts/test.mjs --builds.`,
    );
  }
  return folder;
}

/** A copy of a build that a test may change. It lies in the system's folder for things that may be thrown away. */
export function copyOf(build: BuildName): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'countersign-site-')), 'build');
  cpSync(folderOf(build), folder, { recursive: true });
  return folder;
}

/** Changes one file of a copy, by its text. Throws when `change` changes nothing: the test would prove nothing. */
export function changeFile(folder: string, path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`The change leaves ${path} as it was.`);
  writeFileSync(file, after);
  // The compressed copies still say what they said, and would be sent first.
  for (const ending of ['.br', '.gz']) rmSync(file + ending, { force: true });
}

interface Nested {
  readonly [key: string]: string | Nested;
}

/**
 * The English words of the interface in a build, of all its rooms, so that tests find buttons by what officers read on
 * them.
 */
export function englishOf(
  build: BuildName,
): (key: string, values?: Record<string, string | number>) => string {
  const folder = join(folderOf(build), 'content/en');
  const rooms = readdirSync(join(folder, 'interface')).filter((file) => file.endsWith('.json'));
  const files = ['interface.json', ...rooms.map((file) => `interface/${file}`)];
  const read = (file: string): Nested => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Nested;
  const words: Nested = Object.assign({}, ...files.map(read)) as Nested;
  return (key, values = {}) => {
    let found: string | Nested | undefined = words;
    for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
    if (typeof found !== 'string') throw new Error(`The interface has no words under ${key}.`);
    return found.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name] ?? ''));
  };
}

/** A running server for one build, on a port of its own. */
export interface Site {
  readonly origin: string;
  readonly port: number;
  /** The full address of a page: `path` begins with a slash and stands below the base path. */
  readonly url: (path: string) => string;
  /** Every answer given so far. */
  readonly served: readonly Served[];
  /** The answers given since the last time this was asked. */
  readonly servedSince: () => readonly Served[];
  /** Ends the server and every connection to it, as a pulled plug does. */
  readonly stop: () => Promise<void>;
}

/** Serves a folder, as scripts/serve.mjs does for everybody. `port` 0 takes a free one. */
export async function serveFolder(folder: string, base = '', port = 0): Promise<Site> {
  const served: Served[] = [];
  let seen = 0;
  const server = serverFor({ dir: folder, base, onserved: (one: Served) => served.push(one) });
  server.listen(port);
  await once(server, 'listening');
  const taken = (server.address() as AddressInfo).port;
  const origin = `http://localhost:${taken}`;
  return {
    origin,
    port: taken,
    url: (path) => origin + base + path,
    served,
    servedSince: () => {
      const fresh = served.slice(seen);
      seen = served.length;
      return fresh;
    },
    stop: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Serves one of the builds. */
export const serveBuild = (build: BuildName, port = 0): Promise<Site> =>
  serveFolder(folderOf(build), baseOf(build), port);
