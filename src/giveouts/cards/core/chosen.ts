import { DISGUISES, LAYOUTS, SITUATIONS, type Disguise, type Layout } from './card.ts';
import type { Situation } from '../content/index.ts';

/** What is chosen for a card. It is about a journey, and about nobody by name. */
export interface CardChosen {
  readonly situation: Situation;
  /** Country codes in small letters; '' for none. */
  readonly from: string;
  readonly transit: string;
  readonly destination: string;
  /** The reader's language. */
  readonly lang: string;
  readonly layout: Layout;
  readonly disguise: Disguise;
  readonly names: boolean;
  readonly code: boolean;
  /** The ids of the sentences of law that were chosen. */
  readonly law: readonly string[];
}

/** What is chosen at first. `here`: where the post stands, if that is known. */
export const firstChosen = (here: string): CardChosen => ({
  situation: 'work',
  from: here,
  transit: '',
  destination: '',
  lang: 'en',
  layout: 'pocket',
  disguise: 'numbers',
  names: true,
  code: false,
  law: [],
});

const COUNTRY = /^([a-z]{2})?$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

/**
 * Reads what was chosen for a card that was kept, or what is known of a journey. What is missing or cannot be read is as
 * at first.
 */
export function chosenOf(value: unknown, first: CardChosen): CardChosen {
  if (typeof value !== 'object' || value === null) return first;
  const { situation, layout, disguise, names, code, law, ...texts } = value as {
    readonly [field in keyof CardChosen]?: unknown;
  };
  const text = (field: 'from' | 'transit' | 'destination' | 'lang', form: RegExp): string => {
    const given = texts[field];
    return typeof given === 'string' && form.test(given) ? given : first[field];
  };
  return {
    situation: SITUATIONS.find((one) => one === situation) ?? first.situation,
    from: text('from', COUNTRY),
    transit: text('transit', COUNTRY),
    destination: text('destination', COUNTRY),
    lang: text('lang', LANGUAGE),
    layout: LAYOUTS.find((one) => one === layout) ?? first.layout,
    disguise: DISGUISES.find((one) => one === disguise) ?? first.disguise,
    names: typeof names === 'boolean' ? names : first.names,
    code: typeof code === 'boolean' ? code : first.code,
    law: Array.isArray(law) ? law.filter((id): id is string => typeof id === 'string') : first.law,
  };
}

/** Something was chosen that was not so at first. */
export const isChosen = (chosen: CardChosen, first: CardChosen): boolean =>
  JSON.stringify(chosen) !== JSON.stringify(first);
