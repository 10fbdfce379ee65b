import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A dead end for everything that is not on this machine, which writes down what was asked of it. */
export interface Elsewhere {
  readonly proxy: string;
  /** Names and addresses outside this machine that the browser tried to reach. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * Starts the dead end. The browser is told to use it as its proxy, and goes past a proxy for localhost only: so it sees
 * what pages, workers and the browser itself ask of the world, names that are only looked up in advance apart.
 */
export async function watchElsewhere(): Promise<Elsewhere> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
