import type { OfferRules } from '#giveouts/offers/core';
import type { Source } from '#library/content';
import type { Handbook } from '../handbook.ts';

/** The rules of the labour-offer checker, with the sources that they name. Nothing when the handbook has no rules. */
export function emitOffers(handbook: Handbook): Record<string, unknown> {
  if (handbook.offers.length === 0) return {};
  const points = handbook.offers.flatMap(({ value }) => value.points);
  const questions = handbook.offers.flatMap(({ value }) => value.questions);
  const named = new Set(points.flatMap(({ source }) => source ?? []));
  const sources = (handbook.sources?.value.sources ?? []).filter(({ id }) => named.has(id));
  const rules: OfferRules & { readonly sources: readonly Source[] } = { points, questions, sources };
  return { 'offers/rules': rules };
}
