import type { CaseSign } from '../content/index.ts';
import type { PracticeCase } from './case.ts';
import type { GivenAnswer, GivenAnswers } from './run.ts';

/**
 * What became of a sign of the case. `noticed`: its row was answered yes or unclear, or the participant says to have seen
 * it. `missed`: its row was answered no or not asked. `to-say`: the flow has no row for it, so only the participant knows.
 */
export type SignState = 'noticed' | 'missed' | 'to-say';

export interface NoticedSign {
  readonly sign: CaseSign;
  readonly state: SignState;
  /** What stands at its row; undefined when it was not asked, or when it has none. */
  readonly given: string | undefined;
}

/** An answer that was recorded, beside what a good officer records there. */
export interface BesideAnswer {
  readonly key: string;
  readonly given: string;
  /** undefined: the author of the case asked nothing there. */
  readonly author: string | undefined;
}

/** What a participant recorded against what there was to notice. Every recorded answer stands in exactly one of the lists. */
export interface Noticed {
  /** All signs of the case, in its order, those answered and those not. */
  readonly signs: readonly NoticedSign[];
  /** Recorded as present although its author does not: worth a question in the group, and no fault by itself. */
  readonly notOnTheList: readonly BesideAnswer[];
  /** Recorded as present, as its author does, and no sign: a need, such as a bed for tonight, or a fact. */
  readonly alsoRecorded: readonly BesideAnswer[];
  /** Recorded as absent, and no sign of the case: what an officer asked and found nothing in. */
  readonly asked: readonly BesideAnswer[];
  /** The opening: what was settled first. */
  readonly opening: readonly BesideAnswer[];
  /** Set aside by a later answer. They count nowhere and are not lost either. */
  readonly parked: readonly BesideAnswer[];
}

const present = (answer: string | undefined): boolean => answer === 'yes' || answer === 'unclear';

/**
 * Compares the answers to the real flow with the signs of the case. An answer at a row that several signs share notices
 * all of them. "Not asked" is never "no", and a parked answer was not given.
 */
export function noticedIn(one: PracticeCase, answers: GivenAnswers, saw: readonly string[]): Noticed {
  const counted = (key: string): string | undefined => {
    const given = Object.hasOwn(answers, key) ? answers[key] : undefined;
    return given === undefined || given.parked === true ? undefined : given.answer;
  };
  const rows = new Set(one.signs.flatMap(({ row }) => row ?? []));
  const beside = (key: string, { answer }: GivenAnswer): BesideAnswer => ({
    key,
    given: answer,
    author: authorsAnswer(one, key),
  });
  const all = Object.entries(answers);
  const standing = all.filter(([key, { parked }]) => parked !== true && !rows.has(key));
  const atRows = standing.filter(([key]) => key.includes('/'));
  const list = (some: readonly [string, GivenAnswer][]): BesideAnswer[] =>
    some.map(([key, given]) => beside(key, given));
  return {
    signs: one.signs.map((sign): NoticedSign => {
      if (sign.row === undefined) {
        return { sign, state: saw.includes(sign.id) ? 'noticed' : 'to-say', given: undefined };
      }
      const given = counted(sign.row);
      return { sign, state: present(given) ? 'noticed' : 'missed', given };
    }),
    notOnTheList: list(
      atRows.filter(([key, { answer }]) => present(answer) && !present(authorsAnswer(one, key))),
    ),
    alsoRecorded: list(
      atRows.filter(([key, { answer }]) => present(answer) && present(authorsAnswer(one, key))),
    ),
    asked: list(atRows.filter(([, { answer }]) => !present(answer))),
    opening: list(standing.filter(([key]) => !key.includes('/'))),
    parked: list(all.filter(([, { parked }]) => parked === true)),
  };
}

function authorsAnswer({ opening, answers }: PracticeCase, key: string): string | undefined {
  if (Object.hasOwn(answers, key)) return answers[key];
  return Object.hasOwn(opening, key) ? opening[key] : undefined;
}

/** How many signs were noticed, of how many. Shown in the debrief and nowhere before it: a count would be a hint. */
export function signCount({ signs }: Noticed): { readonly noticed: number; readonly of: number } {
  return { noticed: signs.filter(({ state }) => state === 'noticed').length, of: signs.length };
}
