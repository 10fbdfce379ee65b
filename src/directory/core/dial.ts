import type { Country, Phone } from '../content/index.ts';

/** How a number is dialled from one place. */
export interface Dialling {
  /** As it is shown; null when it cannot be reached from there, or nobody knows. */
  readonly shown: string | null;
  /** The target of a `tel:` link; null when there is nothing to dial. */
  readonly tel: string | null;
  /** Why there is no number, or why it may not work. */
  readonly caveat: 'only-inside-the-country' | 'may-not-work-from-abroad' | null;
}

/** A telephone number with the forms that the compiler worked out for it. */
export type DiallablePhone = Phone & {
  /** As dialled inside the country. */
  readonly inside: string;
  /** As dialled from abroad; null for numbers that have no form for it. */
  readonly abroad: string | null;
};

/**
 * Gives the number as it is dialled from `callerIn` (a country code in small letters, or null when not known).
 * A number known not to work from abroad is never offered as if it did.
 */
export function dial(phone: DiallablePhone, country: string, callerIn: string | null): Dialling {
  const tel = phone.number.replace(/[^\d+]/g, '');
  const here = callerIn === country || country === 'int' || country === 'xx';
  if (here && callerIn === country) return { shown: phone.inside, tel, caveat: null };
  if (phone.fromAbroad === 'no' || phone.abroad === null) {
    return { shown: null, tel: null, caveat: 'only-inside-the-country' };
  }
  const caveat = phone.fromAbroad === 'unknown' ? 'may-not-work-from-abroad' : null;
  return { shown: phone.abroad, tel, caveat };
}

/** An emergency number as dialled from `callerIn`: short numbers do not work across a border. */
export function dialEmergency(
  number: string,
  country: Pick<Country, 'name'> & { readonly code: string },
  callerIn: string | null,
): Dialling {
  if (callerIn === country.code) return { shown: number, tel: number.replace(/\D/g, ''), caveat: null };
  return { shown: null, tel: null, caveat: 'only-inside-the-country' };
}
