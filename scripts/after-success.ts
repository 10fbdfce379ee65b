import type { Plugin, PluginOption } from 'vite';

const isPlugin = (option: PluginOption): option is Plugin =>
  typeof option === 'object' && option !== null && 'name' in option;

/**
 * Keeps plugins from closing a bundle that was never made. When a build fails, the bundler still tells every plugin to
 * close; the one that writes the precache then finds no worker and throws, and its complaint hides what was really
 * wrong, such as the faults of a handbook file.
 */
export function onlyAfterSuccess(plugins: readonly PluginOption[]): PluginOption[] {
  let failed = false;
  const remember: Plugin = {
    name: 'remember-a-failed-build',
    buildEnd(error) {
      failed ||= error !== undefined;
    },
    renderError() {
      failed = true;
    },
  };
  const guarded = plugins.flat().map((plugin) => {
    const hook = isPlugin(plugin) ? plugin.closeBundle : undefined;
    if (!isPlugin(plugin) || typeof hook !== 'object') return plugin;
    const { handler } = hook;
    const guardedHandler: typeof handler = function (error) {
      return failed ? undefined : handler.call(this, error);
    };
    return { ...plugin, closeBundle: { ...hook, handler: guardedHandler } };
  });
  return [remember, ...guarded];
}
