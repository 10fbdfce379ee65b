import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A dead end for everything that is not on this machine, which writes down what was asked of it. */
export interface Elsewhere {
  readonly proxy: string;
  /** Names and addresses outside this machine that the browser tried to reach. */
  readonly asked: readonly string[];
  /** Writes down one more address that a page asked for. */
  readonly note: (url: string) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Where Chromium itself looks for its own new version and the profile's account, whatever its switches say. What a page
 * asks is judged apart, by `context.on('request')`, so that nothing of the app can hide behind these names.
 */
const BROWSERS_OWN = /^(https?:\/\/)?(update\.googleapis\.com|accounts\.google\.com)[:/]/;

/**
 * Starts the dead end. The browser is told to use it as its proxy, and goes past a proxy for localhost only: so it sees
 * what pages, workers and the browser itself ask of the world, names that are only looked up in advance apart.
 */
export async function watchElsewhere(): Promise<Elsewhere> {
  const asked: string[] = [];
  const noteUnlessOwn = (url = ''): void => {
    if (!BROWSERS_OWN.test(url)) asked.push(url);
  };
  const server = createServer((request, response) => {
    noteUnlessOwn(request.url);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    noteUnlessOwn(request.url);
    // A browser that closes in the middle of it has nothing to hear any more.
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    note: (url) => asked.push(url),
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
