import { isoDuration } from './time.ts';

/*
 * The statements of cmi5, made by its rules: sections 9 and 10 of the specification. What may be said when is the business
 * of `Said`; nothing else decides it.
 */

export type Verb = 'initialized' | 'completed' | 'passed' | 'failed' | 'terminated';

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const CMI5 = 'https://w3id.org/xapi/cmi5/context/';
const CATEGORY = { cmi5: `${CMI5}categories/cmi5`, moveOn: `${CMI5}categories/moveon` };
const MASTERY_SCORE = `${CMI5}extensions/masteryscore`;

type Group = Readonly<Record<string, unknown>>;

/** What the platform laid down for this launch. */
export interface LaunchData {
  /** Taken over as it is: nothing in it may be changed. */
  readonly contextTemplate: Group;
  readonly launchMode: 'Normal' | 'Browse' | 'Review';
  /** The platform's own threshold; undefined where it has none. */
  readonly masteryScore: number | undefined;
  readonly returnURL: string | undefined;
}

export interface Launch {
  readonly actor: Group;
  readonly registration: string;
  readonly activityId: string;
}

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the document LMS.LaunchData, which may be anything; undefined when what cmi5 asks for is not there. */
export function readLaunchData(value: unknown): LaunchData | undefined {
  if (!isGroup(value) || !isGroup(value.contextTemplate)) return undefined;
  const { contextTemplate, launchMode, masteryScore, returnURL } = value;
  const mode = (['Normal', 'Browse', 'Review'] as const).find((known) => known === launchMode);
  if (!mode) return undefined;
  const isScore = typeof masteryScore === 'number' && masteryScore >= 0 && masteryScore <= 1;
  return {
    contextTemplate,
    launchMode: mode,
    masteryScore: isScore ? masteryScore : undefined,
    returnURL: typeof returnURL === 'string' && returnURL !== '' ? returnURL : undefined,
  };
}

/** What has been said so far: in this visit, and, where the platform kept it, in earlier ones of the same registration. */
export interface Said {
  readonly now: readonly Verb[];
  readonly completedBefore: boolean;
  readonly passedBefore: boolean;
}

/**
 * Whether the rules allow a verb now: `initialized` first and `terminated` last, none twice, only one of `passed` and
 * `failed`, each of `completed` and `passed` once for a registration, no `failed` after a `passed`, and nothing of it
 * where the learner only looks around.
 */
export function maySay(
  verb: Verb,
  { now, completedBefore, passedBefore }: Said,
  mode: LaunchData['launchMode'],
): boolean {
  if (now.includes(verb) || now.includes('terminated')) return false;
  if (verb === 'initialized') return now.length === 0;
  if (!now.includes('initialized')) return false;
  if (verb === 'terminated') return true;
  if (mode !== 'Normal') return false;
  if (verb === 'completed') return !completedBefore;
  return !passedBefore && !now.includes('passed') && !now.includes('failed');
}

export interface Telling {
  readonly launch: Launch;
  readonly data: LaunchData;
  /** A UUID, drawn by the caller. */
  readonly id: string;
  /** UTC, as ISO 8601 writes it. */
  readonly timestamp: string;
  /** Seconds since the visit began. */
  readonly seconds: number;
  /** From 0 to 1; told with `passed` and `failed` only. */
  readonly score?: number;
}

/** One statement, as it is sent. */
export function statementOf(verb: Verb, { launch, data, id, timestamp, seconds, score }: Telling): Group {
  const judged = verb === 'passed' || verb === 'failed';
  const activities = isGroup(data.contextTemplate.contextActivities)
    ? data.contextTemplate.contextActivities
    : {};
  const extensions = isGroup(data.contextTemplate.extensions) ? data.contextTemplate.extensions : {};
  const categories = [CATEGORY.cmi5, ...(judged || verb === 'completed' ? [CATEGORY.moveOn] : [])];
  const before = Array.isArray(activities.category) ? (activities.category as readonly unknown[]) : [];
  const masteryScore =
    judged && data.masteryScore !== undefined ? { [MASTERY_SCORE]: data.masteryScore } : {};
  return {
    id,
    actor: launch.actor,
    verb: { id: VERBS + verb, display: { en: verb } },
    object: { objectType: 'Activity', id: launch.activityId },
    ...(verb === 'initialized' ? {} : { result: resultOf(verb, seconds, score) }),
    context: {
      ...data.contextTemplate,
      registration: launch.registration,
      contextActivities: {
        ...activities,
        category: [...before, ...categories.map((one) => ({ objectType: 'Activity', id: one }))],
      },
      // What the platform put there stands, whatever we would add.
      extensions: { ...masteryScore, ...extensions },
    },
    timestamp,
  };
}

function resultOf(verb: Verb, seconds: number, score: number | undefined): Group {
  const duration = isoDuration(seconds);
  if (verb === 'completed') return { completion: true, duration };
  if (verb === 'terminated') return { duration };
  return {
    success: verb === 'passed',
    ...(score === undefined ? {} : { score: { scaled: score } }),
    duration,
  };
}
