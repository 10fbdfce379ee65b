import type { Server } from 'node:http';

/** One answer of the server. */
export interface Served {
  readonly method: string;
  /** The address without what stands after the question mark. */
  readonly path: string;
  readonly status: number;
  /** Of the body, as sent. */
  readonly bytes: number;
}

export function serverFor(options: {
  readonly dir: string;
  readonly base?: string;
  readonly onserved?: (served: Served) => void;
}): Server;

export function serve(options?: {
  readonly dir?: string;
  readonly base?: string;
  readonly port?: number;
}): Server;
