interface WorkerAddressPolicy {
  createScriptURL(address: string): string;
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): WorkerAddressPolicy;
}

/**
 * Passes the workers that were built with this app, and nothing else: own origin, the folder of built files, a name
 * with its hash. Throws TypeError for the rest.
 */
export function onlyBuiltWorker(address: string, origin: string): string {
  const url = new URL(address, origin);
  const built = /\/_app\/immutable\/workers\/[\w.-]+\.js$/.test(url.pathname);
  if (url.origin !== origin || !built || url.search !== '') {
    throw new TypeError('The policy app-worker passes the built workers only.');
  }
  return url.href;
}

let policy: WorkerAddressPolicy | undefined;

/**
 * Starts a worker of the app under the content security policy, which lets no bare address through. Throws where
 * workers are refused. The policy is made on first use: its name can be taken only once, and a prerendered page has
 * no such thing.
 */
export function startWorker(address: string): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  const rules = {
    // The development server hands workers out from their sources.
    createScriptURL: (asked: string) =>
      import.meta.env.DEV ? asked : onlyBuiltWorker(asked, location.origin),
  };
  policy ??= trustedTypes?.createPolicy('app-worker', rules) ?? rules;
  return new Worker(policy.createScriptURL(address), { type: 'module' });
}
