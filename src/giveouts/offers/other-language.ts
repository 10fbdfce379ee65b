import type { Words } from '#language';
import type { Source } from '#library/content';
import type { OfferRules } from './core/index.ts';

/** The rules as they lie on the device, with the sources that they name. */
export type ShippedOfferRules = OfferRules & { readonly sources: readonly Source[] };

/** The words and rules of one language, for the sheet and for what stands beside it in a second one. */
export interface OfferLanguage {
  readonly words: Words;
  readonly rules: ShippedOfferRules;
}
