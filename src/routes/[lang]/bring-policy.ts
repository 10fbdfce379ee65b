import { readPolicy } from '#language';
import { policyOfText, type ReadPolicy } from '#policy/core';

/**
 * The worker answers for policy.json. Before it does, the question would go to the server, and be an error in the console
 * of every post whose ministry has no policy.
 */
function workerAnswers(): Promise<void> {
  const workers = (navigator as { readonly serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  if (!workers || workers.controller) return Promise.resolve();
  return new Promise((resolve) => {
    workers.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}

/** Reads what the ministry decided, once the app is on this device. Never throws. */
export async function bringPolicy(): Promise<ReadPolicy> {
  await workerAnswers();
  return policyOfText(await readPolicy());
}
