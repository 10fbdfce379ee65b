/** What a person can point to. */
export const CARD_ANSWERS = ['yes', 'no', 'unknown', 'stop'] as const;
export type CardAnswer = (typeof CARD_ANSWERS)[number];

/** The words on every card: the answers, and the one that asks to point. */
export type CardWord = CardAnswer | 'point';
export const CARD_WORDS: readonly CardWord[] = [...CARD_ANSWERS, 'point'];

/** A sentence in the language of a card. */
export interface CardSentence {
  readonly text: string;
  readonly english: string;
  /** The English has changed since: it may say something else now. */
  readonly outdated: boolean;
}

/** The cards of one language, as the compiler hands them over. */
export interface CardLanguage {
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  /** original: the English itself; draft: no fluent reader has read it. */
  readonly state: 'original' | 'draft' | 'reviewed';
  readonly words: Readonly<Record<CardWord, CardSentence>>;
  /** By the id of the question. */
  readonly questions: Readonly<Record<string, CardSentence>>;
}

/** What the list of languages says of each. */
export type ListedCardLanguage = Pick<CardLanguage, 'lang' | 'direction' | 'state'> & {
  /** The questions that it has words for. */
  readonly questions: readonly string[];
};

/** Why a card may not be shown to the person, or that it may. */
export type CardLeave = 'may-be-shown' | 'not-read-by-a-fluent-reader' | 'outdated';

/**
 * Whether a card of this language may be shown to a person. A draft may once the officer has confirmed that a fluent
 * reader outside the person's circle has read it; words made from an earlier English never, since nobody knows whether
 * they still ask the same. A question without words in this language leaves a card with the answers alone.
 */
export function mayBeShown(cards: CardLanguage, question: string, confirmed: boolean): CardLeave {
  const sentences = [
    ...Object.values(cards.words),
    ...(cards.questions[question] ? [cards.questions[question]] : []),
  ];
  if (sentences.some(({ outdated }) => outdated)) return 'outdated';
  return cards.state === 'draft' && !confirmed ? 'not-read-by-a-fluent-reader' : 'may-be-shown';
}

/** What a voice of the device says of itself. */
export interface Voice {
  readonly lang: string;
  readonly localService: boolean;
}

/**
 * The voice for a language that speaks on this device alone; undefined when there is none. A voice that works through a
 * service elsewhere would send the question there, so it is never taken.
 */
export function localVoice<V extends Voice>(voices: readonly V[], lang: string): V | undefined {
  const plain = (tag: string): string => tag.replaceAll('_', '-').split('-')[0]?.toLowerCase() ?? '';
  return voices.find((voice) => voice.localService && plain(voice.lang) === plain(lang));
}

/** What the officer chose before the device is handed over. */
export interface CardChoice {
  readonly cards: CardLanguage;
  /** What leaves the card. */
  readonly code: string;
  readonly withEnglish: boolean;
  /** Upside down, for a device that lies between two people. */
  readonly turned: boolean;
}

/** The fewest signs of an officer's code. */
export const CODE_LENGTH = 4;

/** Whether a code can be used: long enough, and not one sign over and over. */
export function isUsableCode(code: string): boolean {
  return code.length >= CODE_LENGTH && new Set(code).size > 1;
}
