/*
 * A browser with next to nothing attached. A testing tool listens to the network and to every script, and that costs a
 * page with code far more than a page without: a comparison of the two must not be made through it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a browser on a profile and speaks its protocol over a pipe.
 *
 * @param {string} program @param {string} profile @param {readonly string[]} args
 */
export function startBare(program, profile, args) {
  const child = spawn(
    program,
    [
      '--headless=new',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      '--window-size=390,844',
      ...args,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , input, output] = child.stdio;
  let last = 0;
  /** @type {Map<number, (answer: any) => void>} */
  const waiting = new Map();
  let rest = '';
  output?.on('data', (/** @type {Buffer} */ part) => {
    const messages = (rest + part.toString()).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const message = JSON.parse(text);
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  });

  /** @param {string} method @param {object} [params] @param {string} [sessionId] @returns {Promise<any>} */
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
      );
      /** @type {import('node:stream').Writable} */ (input).write(
        `${JSON.stringify({ id, method, params, sessionId })}\0`,
      );
    });

  return {
    /** An empty tab; what is sent goes to it. */
    async openTab() {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      return (/** @type {string} */ method, /** @type {object} */ params) => send(method, params, sessionId);
    },
    async stop() {
      const gone = once(child, 'exit');
      await send('Browser.close').catch(() => undefined);
      await gone;
    },
  };
}
