import type { AnswerKey, Answers } from './answers.ts';

/**
 * What is recorded beside the questions of a flow: it never counts, and no change of an answer sets it aside. The colon
 * keeps these keys apart from the ids of questions and rows, which have none.
 */
export type BesideKind =
  /** A step of the advice that was done. */
  | 'step'
  /** Checks that go on through the whole talk. */
  | 'talk'
  /** Whether the person agreed, asked again before something is handed on. */
  | 'agreed'
  /** How the person can come back, where today is unsafe. */
  | 'back'
  /** What the person pointed to on a card. */
  | 'card';

const KINDS: readonly BesideKind[] = ['step', 'talk', 'agreed', 'back', 'card'];

/** The key of one such record. */
export function besideKey(kind: BesideKind, what: string): AnswerKey {
  return `${kind}:${what}`;
}

/** true for a key that stands beside the questions. */
export function isBeside(key: AnswerKey): boolean {
  return KINDS.some((kind) => key.startsWith(`${kind}:`));
}

/** What of one kind was recorded: what it is about -> what was recorded. */
export function besideOf(answers: Answers, kind: BesideKind): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(answers).flatMap(([key, { answer }]) =>
      key.startsWith(`${kind}:`) ? [[key.slice(kind.length + 1), answer] as const] : [],
    ),
  );
}
