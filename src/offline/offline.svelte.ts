import { Workbox } from 'workbox-window';
import { resolve } from '$app/paths';
import { askWorker, type Progress } from './ask-worker.ts';
import { trustedServiceWorkerAddress } from './trusted-worker-address.ts';

class Offline {
  /** Everything is on this device: the app works without a network. */
  ready = $state(false);
  /** A new version lies ready and waits to be accepted. The old one goes on until then. */
  updateWaiting = $state(false);
  /** Another tab accepted a new version: this one still shows the old and asks to be loaded again. */
  reloadNeeded = $state(false);
  /** The new version was accepted while something on this page would have been lost. Nothing happened. */
  held = $state(false);
  /** It could not be put on this device: no storage, no network on the way, or a file that is not what was built. */
  failed = $state(false);
  /** How far a language is that is being fetched. */
  progress = $state.raw<{ readonly done: number; readonly of: number } | null>(null);
}

/** What the shell shows of the app being on this device. To be read; only this room writes it. */
export const offline: Readonly<Offline> = new Offline();
const state = offline as Offline;

let workbox: Workbox | undefined;
let busy: () => boolean = () => false;
let asked = false;

const controller = (): ServiceWorker | null | undefined =>
  'serviceWorker' in navigator ? navigator.serviceWorker.controller : undefined;

/**
 * Registers the service worker and listens to it. To be called once, when the first page stands.
 *
 * `busy` says whether something on the page would be lost by loading it again, as a screening that nobody kept. While
 * it does, no update loads this page again, whoever accepts it. Returns how to stop asking `busy`, for when the page
 * that owns it goes; the worker is listened to until the tab closes.
 */
export function startOffline(page: { readonly busy: () => boolean }): () => void {
  busy = page.busy;
  const stopWatching = $effect.root(() => {
    $effect(() => {
      if (!busy()) state.held = false;
    });
  });
  if (!workbox && 'serviceWorker' in navigator) void listen();
  return () => {
    stopWatching();
    busy = () => false;
  };
}

async function listen(): Promise<void> {
  const scope = resolve('/');
  workbox = new Workbox(trustedServiceWorkerAddress(`${scope}service-worker.js`), { scope });
  workbox.addEventListener('activated', () => {
    state.ready = true;
  });
  workbox.addEventListener('waiting', () => {
    state.updateWaiting = true;
  });
  workbox.addEventListener('redundant', () => {
    // A failed update is no failure of this device: the version before goes on.
    if (!state.ready) state.failed = true;
  });
  workbox.addEventListener('controlling', (event) => {
    if (asked && !busy()) location.reload();
    else if (asked || event.isUpdate || event.isExternal) {
      state.updateWaiting = false;
      state.reloadNeeded = true;
    }
  });
  if (controller()) {
    state.ready = true;
    // The browser looks for a new version with each page it loads; the policy is asked for with it, and only then.
    void askWorker(controller(), { type: 'STARTED' }).catch(() => undefined);
  }
  try {
    await workbox.register();
  } catch {
    state.failed = !state.ready;
  }
}

/**
 * Accepts the new version. Only ever called on the officer's own act.
 *
 * Returns 'reloading' when this page will be loaded again in a moment, with the other tabs told; 'held' when something on
 * this page would be lost: then nothing happens, and `offline.held` is true until that has ended.
 */
export function acceptUpdate(): 'reloading' | 'held' {
  return unlessBusy(() => {
    asked = true;
    workbox?.messageSkipWaiting();
  });
}

/** Loads this page again after another tab accepted a new version. Holds back as `acceptUpdate` does. */
export function reloadNow(): 'reloading' | 'held' {
  return unlessBusy(() => {
    location.reload();
  });
}

function unlessBusy(load: () => void): 'reloading' | 'held' {
  state.held = busy();
  if (state.held) return 'held';
  load();
  return 'reloading';
}

/** The languages kept on this device, English among them, and all that this edition has. */
export async function keptLanguages(): Promise<{ kept: readonly string[]; all: readonly string[] }> {
  return (await askWorker(controller(), { type: 'LANGUAGES' })) as {
    kept: readonly string[];
    all: readonly string[];
  };
}

/**
 * Fetches a language and keeps it on this device, with every update from then on. Rejects when a file cannot be had;
 * nothing of the language is kept then.
 */
export async function keepLanguage(code: string, onprogress: Progress = () => undefined): Promise<void> {
  state.progress = { done: 0, of: 0 };
  try {
    await askWorker(controller(), { type: 'KEEP', language: code }, (done, of) => {
      state.progress = { done, of };
      onprogress(done, of);
    });
  } finally {
    state.progress = null;
  }
}

/** Removes a language from this device. English cannot be removed. */
export async function removeLanguage(code: string): Promise<void> {
  await askWorker(controller(), { type: 'REMOVE', language: code });
}

/** A content file that differs between the version that runs and the one that waits; null where one has no such file. */
export interface ChangedFile {
  /** The address below `content/<language>/`, without `.json`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The content files of a language that the waiting version would change, both values with each. Read from this device:
 * both versions lie on it. Rejects when no version waits, or when the one that runs is too old to say what it holds.
 */
export async function changedFiles(language: string): Promise<readonly ChangedFile[]> {
  const registration = await navigator.serviceWorker.getRegistration();
  const before = await askWorker(controller(), { type: 'LISTS' });
  return (await askWorker(registration?.waiting, {
    type: 'CHANGED',
    language,
    before,
  })) as readonly ChangedFile[];
}
