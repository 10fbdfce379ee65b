import { KINDS_OF_DATA, type KindOfData, type Recipient, type Referral } from './compose.ts';
import { STATES, type FollowedReferral, type ReferralStep } from './follow-up.ts';

/** A referral as it is kept: to whom, where it stands, and what the last sheet said that went there. */
export interface KeptReferral {
  readonly format: 1;
  readonly to: Recipient;
  readonly followed: FollowedReferral;
  /** The kinds of data that went; [] while nothing did. */
  readonly kinds: readonly KindOfData[];
  /** The words that went; '' while nothing did. */
  readonly text: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const CALLERS = ['person', 'professionals', 'both', 'unknown'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function recipientOf(value: unknown): Recipient | undefined {
  if (!isRecord(value)) return undefined;
  const { id, name, kind, country, callers, informs } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof kind !== 'string') return undefined;
  if (typeof country !== 'string') return undefined;
  return {
    id,
    name,
    kind,
    country,
    callers: CALLERS.find((one) => one === callers) ?? 'unknown',
    informs: isTexts(informs) ? informs : null,
  };
}

function stepOf(value: unknown): ReferralStep[] {
  if (!isRecord(value) || typeof value.at !== 'number') return [];
  const state = STATES.find((one) => one === value.state);
  if (!state) return [];
  return [{ state, at: value.at, ...(typeof value.by === 'string' ? { by: value.by } : {}) }];
}

/** Reads a referral that was kept: here, by another version, or in a colleague's file. undefined: it is none. */
export function keptReferralOf(value: unknown): KeptReferral | undefined {
  if (!isRecord(value) || value.format !== 1) return undefined;
  const to = recipientOf(value.to);
  const { followed } = value;
  if (!to || !isRecord(followed) || !Array.isArray(followed.steps)) return undefined;
  const { chaseOn } = followed;
  const kinds: readonly unknown[] = Array.isArray(value.kinds) ? value.kinds : [];
  return {
    format: 1,
    to,
    followed: {
      recipient: to.id,
      name: to.name,
      steps: followed.steps.flatMap(stepOf),
      chaseOn: typeof chaseOn === 'string' && DAY.test(chaseOn) ? chaseOn : null,
    },
    kinds: KINDS_OF_DATA.filter((kind) => kinds.includes(kind)),
    text: typeof value.text === 'string' ? value.text : '',
  };
}

/** The kinds of data that stand on a sheet: without the lines that were struck out. That the body is told at all is one. */
export function kindsTold({ lines }: Pick<Referral, 'lines'>, struck: ReadonlySet<string>): KindOfData[] {
  const told = new Set(lines.flatMap(({ id, kind }) => (kind === null || struck.has(id) ? [] : [kind])));
  return KINDS_OF_DATA.filter((kind) => kind === 'contact' || told.has(kind));
}
