import {
  MASTERY,
  MOST_KEPT,
  maySay,
  readLaunchData,
  statementOf,
  type Launch,
  type Said,
  type Verb,
} from './core/index.ts';
import type { Found, Host, Seconds } from './host.ts';
import { fetchToken, keepTo, openLrs } from './lrs.ts';

/** The document in which a package keeps where somebody stands. */
const OWN_STATE = 'countersign';

interface Addresses {
  readonly endpoint: URL;
  readonly token: URL;
}

/** An address of the web; undefined for anything else, a script among it. */
export function webAddress(text: string | undefined | null): URL | undefined {
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** What a platform for cmi5 writes behind the address of the page; undefined when any of it is missing or broken. */
function readLaunch(search: string): (Launch & Addresses) | undefined {
  const given = new URLSearchParams(search);
  const endpoint = webAddress(given.get('endpoint'));
  const token = webAddress(given.get('fetch'));
  const registration = given.get('registration');
  const activityId = given.get('activityId');
  let actor: unknown;
  try {
    actor = JSON.parse(given.get('actor') ?? '');
  } catch {
    return undefined;
  }
  if (!endpoint || !token || !registration || !activityId) return undefined;
  if (typeof actor !== 'object' || actor === null || Array.isArray(actor)) return undefined;
  return { endpoint, token, registration, activityId, actor: actor as Launch['actor'] };
}

interface OwnState {
  readonly kept?: string;
  readonly completed?: true;
  readonly passed?: true;
}

/** Begins a visit by the rules of cmi5: the token once, what the platform laid down, and `initialized` before anything. */
export async function startCmi5(page: Document, search: string, seconds: Seconds): Promise<Found> {
  if (!new URLSearchParams(search).has('endpoint')) return { ok: false, trouble: 'noPlatform' };
  const launch = readLaunch(search);
  if (!launch) return { ok: false, trouble: 'badLaunch' };
  keepTo(page, [launch.endpoint, launch.token]);
  const token = await fetchToken(launch.token);
  if (token === 'used') return { ok: false, trouble: 'usedBefore' };
  if (!token) return { ok: false, trouble: 'notReached' };

  const lrs = openLrs(launch.endpoint, token.token);
  const agent = JSON.stringify(launch.actor);
  const document = (stateId: string) => ({
    stateId,
    activityId: launch.activityId,
    agent,
    registration: launch.registration,
  });
  let laidDown: unknown;
  let before: OwnState = {};
  try {
    laidDown = await lrs.read('activities/state', document('LMS.LaunchData'));
    const found = await lrs.read('activities/state', document(OWN_STATE));
    if (typeof found === 'object' && found !== null) before = found;
    // cmi5 asks every package to look at these. This one has no sound, and one language.
    await lrs.read('agents/profile', { profileId: 'cmi5LearnerPreferences', agent }).catch(() => undefined);
  } catch {
    return { ok: false, trouble: 'notReached' };
  }
  const data = readLaunchData(laidDown);
  if (!data) return { ok: false, trouble: 'noLaunchData' };

  const mastery = data.masteryScore ?? MASTERY;
  let said: Said = {
    now: [],
    completedBefore: before.completed === true,
    passedBefore: before.passed === true,
  };
  let state: OwnState = before;
  let unsent: readonly unknown[] = [];
  /** So many of them are on their way. */
  let onTheWay = 0;
  let sending: Promise<boolean> = Promise.resolve(true);
  let writing: Promise<boolean> = Promise.resolve(true);
  /** `failed` is held back until the end: whoever works the case again may still pass, and one of the two may be said. */
  let failedWith: number | undefined;

  const note = (verb: Verb, score?: number): void => {
    if (!maySay(verb, said, data.launchMode)) return;
    said = { ...said, now: [...said.now, verb] };
    const about = { launch, data, id: crypto.randomUUID(), timestamp: new Date().toISOString() };
    unsent = [
      ...unsent,
      statementOf(verb, { ...about, seconds: seconds(), ...(score === undefined ? {} : { score }) }),
    ];
  };
  /** Sends what was not taken yet, in one piece and in order. What the platform refuses waits for the next time. */
  const send = (): Promise<boolean> =>
    (sending = sending.then(async () => {
      const statements = unsent;
      if (statements.length === 0) return true;
      onTheWay = statements.length;
      const taken = await lrs.tell(statements);
      onTheWay = 0;
      if (taken) unsent = unsent.slice(statements.length);
      return taken;
    }));
  /** One after the other, so that an older state never comes in last. */
  const keepState = (): Promise<boolean> =>
    (writing = writing.then(() => lrs.write('activities/state', document(OWN_STATE), state)));
  const noteEnd = (): void => {
    // A score that is no lower than the threshold may not stand beside `failed`: where it is 0, harm failed the case.
    if (failedWith !== undefined) note('failed', failedWith < mastery ? failedWith : undefined);
    note('terminated');
  };

  note('initialized');
  if (!(await send())) return { ok: false, trouble: 'notReached' };

  const host: Host = {
    kind: 'cmi5',
    mode: data.launchMode === 'Normal' ? 'normal' : 'look',
    mastery,
    kept: typeof before.kept === 'string' ? before.kept : undefined,
    keep: (text) => {
      const next = { ...state, kept: text };
      if (JSON.stringify(next).length >= MOST_KEPT) return Promise.resolve(false);
      state = next;
      return keepState();
    },
    worked: async (score, passed) => {
      note('completed');
      if (passed) {
        failedWith = undefined;
        note('passed', score);
      } else failedWith = score;
      const taken = await send();
      if (taken && data.launchMode === 'Normal') {
        // The rules hold for all visits together, so the next one has to know.
        state = {
          ...state,
          ...(said.now.includes('completed') ? { completed: true } : {}),
          ...(said.now.includes('passed') ? { passed: true } : {}),
        };
        return keepState();
      }
      return taken;
    },
    finish: async () => {
      noteEnd();
      return { taken: await send(), back: webAddress(data.returnURL)?.href };
    },
    close: () => {
      noteEnd();
      const statements = unsent.slice(onTheWay);
      unsent = [];
      if (statements.length > 0) void lrs.tell(statements);
    },
  };
  return { ok: true, host };
}
