import { startWorker } from '#ui';
import finderWorker from './finder.worker.ts?worker&url';

/** Starts the worker that holds the index; undefined where workers are refused. */
export function startFinderWorker(): Worker | undefined {
  try {
    return startWorker(finderWorker);
  } catch {
    return undefined;
  }
}
