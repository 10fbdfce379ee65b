import { MASTERY, MOST_KEPT, scormTime } from './core/index.ts';
import type { Found, Host, Seconds } from './host.ts';

/** What a platform for SCORM 1.2 offers to the pages it opens. It should say everything in texts; not every one does. */
interface Api {
  readonly LMSInitialize: (nothing: '') => unknown;
  readonly LMSGetValue: (element: string) => unknown;
  readonly LMSSetValue: (element: string, value: string) => unknown;
  readonly LMSCommit: (nothing: '') => unknown;
  readonly LMSFinish: (nothing: '') => unknown;
}

/** Windows in windows: beyond this there is no platform, or somebody built a ring of them. */
const MOST_WINDOWS = 20;

const isApi = (value: unknown): value is Api =>
  typeof value === 'object' &&
  value !== null &&
  ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'function',
  );

/** Looks in a window and in those around it. A window of another origin lets nobody look in, and ends the search. */
function apiAround(start: Window | null): Api | undefined {
  let here = start;
  for (let looked = 0; here && looked < MOST_WINDOWS; looked += 1) {
    try {
      const { API } = here as Window & { readonly API?: unknown };
      if (isApi(API)) return API;
    } catch {
      return undefined;
    }
    if (here.parent === here) return undefined;
    here = here.parent;
  }
  return undefined;
}

/** The platform around this page, or around the page that opened it. */
const findApi = (page: Window): Api | undefined =>
  apiAround(page.parent === page ? null : page.parent) ?? apiAround(page.opener as Window | null);

/** A score between 0 and 100, as the platform writes it; undefined for anything else. */
function percentOf(text: string): number | undefined {
  const number = Number(text);
  return text.trim() !== '' && number >= 0 && number <= 100 ? number : undefined;
}

/** Finds the platform and begins the visit. */
export function startScorm12(page: Window, seconds: Seconds): Found {
  const api = findApi(page);
  if (!api) return { ok: false, trouble: 'noPlatform' };
  const say = (call: () => unknown): boolean => {
    try {
      return String(call()) === 'true';
    } catch {
      // A platform that was closed in the meantime throws.
      return false;
    }
  };
  const get = (element: string): string => {
    try {
      return String(api.LMSGetValue(element));
    } catch {
      return '';
    }
  };
  const set = (element: string, value: string): boolean => say(() => api.LMSSetValue(element, value));
  const commit = (): boolean => say(() => api.LMSCommit(''));
  if (!say(() => api.LMSInitialize(''))) return { ok: false, trouble: 'notStarted' };

  const mode = ['browse', 'review'].includes(get('cmi.core.lesson_mode')) ? 'look' : 'normal';
  let status = get('cmi.core.lesson_status');
  let best = percentOf(get('cmi.core.score.raw'));
  let ended = false;
  if (mode === 'normal' && (status === 'not attempted' || status === '')) {
    status = 'incomplete';
    set('cmi.core.lesson_status', status);
    commit();
  }
  const end = (): boolean => {
    if (ended) return true;
    ended = true;
    const kept = [
      set('cmi.core.session_time', scormTime(seconds())),
      // What was begun is taken up again; what is done begins anew.
      set('cmi.core.exit', status === 'incomplete' ? 'suspend' : ''),
      commit(),
    ];
    return say(() => api.LMSFinish('')) && kept.every(Boolean);
  };
  const host: Host = {
    kind: 'scorm12',
    mode,
    mastery: (percentOf(get('cmi.student_data.mastery_score')) ?? MASTERY * 100) / 100,
    kept: get('cmi.suspend_data') || undefined,
    keep: (text) =>
      Promise.resolve(!ended && text.length < MOST_KEPT && set('cmi.suspend_data', text) && commit()),
    worked: (score, passed) => {
      if (ended) return Promise.resolve(false);
      if (mode === 'look') return Promise.resolve(true);
      // The best working counts, and what was passed stays passed.
      best = Math.max(best ?? 0, Math.round(score * 100));
      if (status !== 'passed') status = passed ? 'passed' : 'failed';
      const taken = [
        set('cmi.core.score.min', '0'),
        set('cmi.core.score.max', '100'),
        set('cmi.core.score.raw', String(best)),
        set('cmi.core.lesson_status', status),
        commit(),
      ];
      return Promise.resolve(taken.every(Boolean));
    },
    finish: () => Promise.resolve({ taken: end(), back: undefined }),
    close: () => {
      end();
    },
  };
  return { ok: true, host };
}
