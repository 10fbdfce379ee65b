/** How far the worker is: files kept, of how many. */
export type Progress = (done: number, of: number) => void;

interface Step {
  readonly done: number;
  readonly of: number;
}
type Reply =
  Step | { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

/** The part of a worker that is needed to ask it. */
export type Asked = Pick<ServiceWorker, 'postMessage'>;

/**
 * Asks the service worker and waits for its answer. `onprogress` hears of each file on the way.
 *
 * Rejects with what the worker said went wrong, or at once when no worker answers for this page: then the app runs from
 * the network alone and has nothing to keep or remove.
 */
export function askWorker(
  worker: Asked | null | undefined,
  message: { readonly type: string; readonly language?: string; readonly before?: unknown },
  onprogress: Progress = () => undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (!worker) {
      reject(new Error('Countersign is not on this device yet: load this page once more with a network.'));
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Reply>) => {
      if ('done' in data) {
        onprogress(data.done, data.of);
        return;
      }
      // An open port keeps both sides alive.
      port1.close();
      if (data.ok) resolve(data.value);
      else reject(new Error(data.error));
    };
    worker.postMessage(message, [port2]);
  });
}
