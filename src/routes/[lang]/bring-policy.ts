import { readPolicy } from '#language';
import { STANDARD_POLICY, type ReadPolicy } from '#policy/core';

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

/**
 * Reads what the ministry decided, once the app is on this device. The reader of policies itself is fetched only where
 * there is one to read. Rejects when that reader cannot be had: nothing may then be deleted for a policy unread.
 */
export async function bringPolicy(): Promise<ReadPolicy> {
  await workerAnswers();
  const text = await readPolicy();
  if (text === undefined) return { policy: STANDARD_POLICY, problems: [] };
  const { policyOfText } = await import('./read-policy.ts');
  return policyOfText(text);
}
