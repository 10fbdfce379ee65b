import type { Question } from '../content/index.ts';
import type { FlowWithId } from './flow.ts';

/**
 * How fast it goes at the counter. Reading in silence and aloud: 238 and 183 words a minute, medians for grown readers of
 * English in the review of M. Brysbaert, Journal of Memory and Language 109 (2019); known, not read again for this. One
 * second for a tap and five for an answer of the person are what we assume ourselves. What the person tells beyond that is
 * their time.
 */
export const PACE = {
  readAMinute: 238,
  saidAMinute: 183,
  secondsATap: 1,
  secondsAnAnswer: 5,
} as const;

/** What one screen asks of an officer. What stands behind "Why" is not counted: nobody has to open it. */
export interface ScreenCost {
  readonly wordsRead: number;
  readonly wordsSaid: number;
  readonly taps: number;
  /** Answers that the person gives aloud. */
  readonly answers: number;
}

/** Seconds that a screen takes at that pace. */
export function secondsOf({ wordsRead, wordsSaid, taps, answers }: ScreenCost): number {
  return (
    (wordsRead / PACE.readAMinute) * 60 +
    (wordsSaid / PACE.saidAMinute) * 60 +
    taps * PACE.secondsATap +
    answers * PACE.secondsAnAnswer
  );
}

const words = (text: string | undefined): number => text?.split(/\s+/).filter(Boolean).length ?? 0;

/** One screen of the opening: one tap answers it and leads on. */
export function costOfOpening(question: FlowWithId['opening'][string]): ScreenCost {
  const spoken = question.way === 'spoken';
  return {
    wordsSaid: words(question.say) + (spoken ? words(question.ask) : 0),
    wordsRead:
      (spoken ? 0 : words(question.ask)) +
      words(question.look) +
      question.answers.reduce((sum, { label }) => sum + words(label), 0),
    taps: 1,
    answers: spoken && question.tells === undefined ? 1 : 0,
  };
}

/** A row whose words are those of its concept, where nobody hands them in: a little longer than they are on average. */
const WORDS_OF_A_CONCEPT = 15;

/** One screen with a question: each row is answered, and "Next" leads on. `statements`: the words of concepts, by id. */
export function costOfQuestion(question: Question, statements?: ReadonlyMap<string, string>): ScreenCost {
  const spoken = question.way === 'spoken';
  const rows = question.rows.map((row) => {
    const own = row.kind === 'sign' ? (row.statement ?? statements?.get(row.concept)) : row.statement;
    return own === undefined ? WORDS_OF_A_CONCEPT : words(own);
  });
  return {
    wordsSaid: spoken ? words(question.ask) : 0,
    wordsRead:
      (spoken ? 0 : words(question.ask)) +
      words(question.title) +
      words(question.look) +
      rows.reduce((sum, count) => sum + count, 0),
    taps: question.rows.length + 1,
    answers: spoken ? 1 : 0,
  };
}
