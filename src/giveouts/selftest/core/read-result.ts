import { ANSWERS } from './answers.ts';
import type { SelfTestAnswer, SelfTestEntered, SelfTestResult } from './standing.ts';

/** A result that was handed in, or why it cannot be read: it is no result of this test, or one of a later app. */
export type ReadResult =
  | {
      readonly ok: true;
      readonly result: SelfTestResult;
      /** Answers that could not be understood. */ readonly leftOut: number;
    }
  | { readonly ok: false; readonly why: 'not-a-result' | 'later-version' };

const isAnswer = (value: unknown): value is SelfTestAnswer => (ANSWERS as readonly unknown[]).includes(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

/** Reads an earlier result out of a file's text. Nothing of what is on the screen depends on it until it was read whole. */
export function readResult(text: string): ReadResult {
  const value = ((): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })();
  if (!isRecord(value) || value.kind !== 'self-test') return { ok: false, why: 'not-a-result' };
  if (typeof value.version === 'number' && value.version > 1) return { ok: false, why: 'later-version' };
  const { version, edition, day, answers } = value;
  if (version !== 1 || typeof edition !== 'string' || !isDay(day) || !isRecord(answers)) {
    return { ok: false, why: 'not-a-result' };
  }
  const entries = Object.entries(answers);
  const understood = entries.filter((entry): entry is [string, SelfTestAnswer] => isAnswer(entry[1]));
  return {
    ok: true,
    result: { kind: 'self-test', version: 1, edition, day, answers: Object.fromEntries(understood) },
    leftOut: entries.length - understood.length,
  };
}

/** Reads a self-test that was kept: here, by another version, or in a colleague's file. What it cannot read is left out. */
export function enteredOf(value: unknown): SelfTestEntered {
  const { answers, notes } = isRecord(value) ? value : {};
  const entries = isRecord(answers) ? Object.entries(answers) : [];
  const written = isRecord(notes) ? Object.entries(notes) : [];
  return {
    answers: Object.fromEntries(
      entries.filter((entry): entry is [string, SelfTestAnswer] => isAnswer(entry[1])),
    ),
    notes: Object.fromEntries(
      written.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  };
}
