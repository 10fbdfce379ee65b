import type { CardSentence, Situation } from '../content/index.ts';

export const SITUATIONS = [
  'work',
  'au-pair',
  'study',
  'marriage',
  'domestic-work',
  'visit',
  'in-trouble',
] as const satisfies readonly Situation[];
/** Plain outsides. None of them looks like a paper of any State. */
export const DISGUISES = ['numbers', 'shopping', 'phrases'] as const;
export type Disguise = (typeof DISGUISES)[number];
export const LAYOUTS = ['pocket', 'bookmark', 'sheet', 'screen'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** The sentences of one language, as the compiler hands them over. */
export interface GiveCardLanguage {
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  /** original: the English itself; draft: no fluent reader has read it. */
  readonly state: 'original' | 'draft' | 'reviewed';
  readonly sentences: Readonly<
    Record<string, { readonly text: string; readonly english: string; readonly outdated: boolean }>
  >;
}

/** What the list of languages says of each. */
export type ListedGiveCardLanguage = Pick<GiveCardLanguage, 'lang' | 'direction' | 'state'>;

/** A number that may stand on a card: trusted, for the person to call, and no place that is kept secret. */
export interface CardNumber {
  readonly name: string;
  /** As it is dialled where the person will be then. */
  readonly number: string;
  /** Hours as their source prints them; null where none are printed. */
  readonly hours: string | null;
  /** The day on which it was last known: dialled, or its page read. */
  readonly day: string;
  readonly free: 'yes' | 'no' | 'unknown';
  readonly always: boolean;
  readonly anonymous: 'yes' | 'no' | 'unknown';
  /** null: not known. */
  readonly informs: readonly ('police' | 'immigration' | 'home-state')[] | null;
}

export const MOMENTS = ['before-you-leave', 'on-the-way', 'there'] as const;
export type Moment = (typeof MOMENTS)[number];

export interface MomentNumbers {
  readonly moment: Moment;
  readonly country: string;
  readonly emergency: readonly string[];
  readonly numbers: readonly CardNumber[];
}

export interface CardWish {
  readonly situation: Situation;
  readonly destination: string;
  readonly disguise: Disguise;
  /** Law of the destination that the officer wants on it. */
  readonly law: readonly string[];
  /** false: no names of services. Some say what the service is for, to whoever finds the card. */
  readonly names: boolean;
}

/** A card, ready to be laid out. `null` where words may not be shown: the card holds numbers and hours then. */
export interface Card {
  readonly title: string | null;
  readonly cover: readonly string[];
  readonly lines: readonly string[];
  readonly groups: readonly {
    readonly moment: Moment;
    readonly heading: string | null;
    readonly country: string;
    readonly emergency: { readonly label: string | null; readonly numbers: readonly string[] } | null;
    readonly numbers: readonly (Omit<CardNumber, 'name'> & {
      readonly name: string | null;
      readonly says: readonly string[];
    })[];
  }[];
  readonly call: readonly string[];
  readonly show: string | null;
}

/**
 * Gives a sentence in a language, or null where it may not be shown to a person: a draft until the officer has confirmed
 * that a fluent reader has read it, words made from an earlier English, and what was never translated.
 */
export function sayIn(language: GiveCardLanguage, confirmed: boolean): (id: string) => string | null {
  return (id) => {
    const sentence = language.sentences[id];
    if (!sentence || sentence.outdated) return null;
    return language.state === 'draft' && !confirmed ? null : sentence.text;
  };
}

/** Whether the entry of a contact says what a sentence would say of it. */
function saysOfItself(says: string, number: CardNumber): boolean {
  switch (says) {
    case 'free':
      return number.free === 'yes';
    case 'cost-unknown':
      return number.free !== 'yes';
    case 'always':
      return number.always;
    case 'anonymous':
      return number.anonymous === 'yes';
    default:
      return number.informs?.some((one) => says === `informs-${one}`) ?? false;
  }
}

/** The law of a destination that could stand on a card for this situation. */
export function lawFor(
  sentences: readonly CardSentence[],
  { situation, destination }: Pick<CardWish, 'situation' | 'destination'>,
): CardSentence[] {
  return sentences.filter(
    ({ basis, situations }) =>
      basis.kind === 'law' && basis.country === destination && (situations?.includes(situation) ?? true),
  );
}

/** Puts a card together. `show` is the line for somebody at the destination, in their language where it may be shown. */
export function cardOf(
  wish: CardWish,
  sentences: readonly CardSentence[],
  groups: readonly MomentNumbers[],
  say: (id: string) => string | null,
  show: string | null,
): Card {
  const fits = ({ situations }: CardSentence): boolean => situations?.includes(wish.situation) ?? true;
  const on = (place: CardSentence['on']): CardSentence[] =>
    sentences.filter((one) => one.on === place && fits(one));
  const said = (some: readonly CardSentence[]): string[] => some.flatMap(({ id }) => say(id) ?? []);
  const law = lawFor(sentences, wish).filter(({ id }) => wish.law.includes(id));
  const shown = groups.filter(({ numbers, emergency }) => numbers.length > 0 || emergency.length > 0);
  return {
    title: say(`title-${wish.disguise}`),
    cover: (say(`cover-${wish.disguise}`) ?? '').split(' / ').filter((item) => item !== ''),
    lines: said([...on('inside'), ...law]),
    groups: shown.map(({ moment, country, emergency, numbers }) => ({
      moment,
      heading: say(moment),
      country,
      emergency: emergency.length > 0 ? { label: say('emergency'), numbers: emergency } : null,
      numbers: numbers.map((number) => ({
        ...number,
        name: wish.names ? number.name : null,
        says: said(
          on('number').filter(({ basis }) => basis.kind === 'contact' && saysOfItself(basis.says, number)),
        ),
      })),
    })),
    call: said(on('call')),
    show,
  };
}

/** The card as plain text, for a QR code: it opens no page and asks no network. */
export function plainText(card: Card): string {
  const lines = [
    card.title,
    ...card.lines,
    ...card.groups.flatMap(({ heading, country, emergency, numbers }) => [
      heading === null ? country : `${heading} (${country})`,
      ...(emergency ? [[emergency.label, ...emergency.numbers].filter((one) => one !== null).join(' ')] : []),
      ...numbers.flatMap(({ name, number, hours, says }) => [
        name === null ? number : `${name} ${number}`,
        ...(hours === null ? [] : [hours]),
        ...says,
      ]),
    ]),
    ...card.call,
    card.show,
  ];
  return lines.filter((line) => line !== null && line !== '').join('\n');
}
