import { readMessage, type SeminarMessage } from './core/index.ts';

/** Tabs of this app on this device alone hear it. */
const NAME = 'seminar-wall';

/** Keeps the wall and the presenter's window in step. Does nothing where the browser has no such channel. */
export class WallChannel {
  readonly #channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME);

  constructor(onmessage: (message: SeminarMessage) => void) {
    this.#channel?.addEventListener('message', (event) => {
      const message = readMessage(event.data);
      if (message) onmessage(message);
    });
  }

  post(message: SeminarMessage): void {
    this.#channel?.postMessage(message);
  }

  close(): void {
    this.#channel?.close();
  }
}
