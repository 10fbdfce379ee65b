interface WorkerAddressPolicy {
  createScriptURL(address: string): string;
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): WorkerAddressPolicy;
}

/**
 * The address of the service worker in the form that the content security policy asks for. The policy `app-sw` passes
 * this one address; browsers without Trusted Types get it plain. To be called once: a policy name can be taken once.
 */
export function trustedServiceWorkerAddress(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  const policy = trustedTypes?.createPolicy('app-sw', {
    createScriptURL: (asked) => {
      if (asked !== address) throw new TypeError('The policy app-sw passes the service worker only.');
      return asked;
    },
  });
  return policy?.createScriptURL(address) ?? address;
}
