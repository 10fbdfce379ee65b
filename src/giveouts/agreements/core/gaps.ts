import type { AgreementFile, PartyKind } from '../content/index.ts';
import { entryOf, fieldsIn, isNeeded, type Agreement } from './agreement.ts';

/** Something that is missing. What each costs stands in the data. */
export type Gap =
  | { readonly kind: 'few-parties' }
  | { readonly kind: 'party-missing'; readonly party: PartyKind }
  | { readonly kind: 'party-unnamed'; readonly party: PartyKind }
  | { readonly kind: 'clause-left-out'; readonly clause: string }
  | { readonly kind: 'field-empty'; readonly clause: string; readonly field: string };

/**
 * What this agreement lacks, for this mix of parties. A clause that the mix does not need is no gap; nor is an empty
 * field that has a default, or that the chosen wording does not use. Own words are the parties' own affair.
 */
export function gapsOf(
  { clauses, partyGaps }: Pick<AgreementFile, 'clauses' | 'partyGaps'>,
  agreement: Agreement,
): Gap[] {
  const { parties } = agreement;
  return [
    ...(parties.length < 2 ? [{ kind: 'few-parties' } as const] : []),
    ...parties
      .filter((party) => (agreement.names[party] ?? '').trim() === '')
      .map((party) => ({ kind: 'party-unnamed', party }) as const),
    ...partyGaps
      .filter(({ party }) => !parties.includes(party))
      .map(({ party }) => ({ kind: 'party-missing', party }) as const),
    ...clauses
      .filter((clause) => isNeeded(clause, parties))
      .flatMap((clause): Gap[] => {
        const entry = entryOf(agreement, clause.id);
        if (entry.leftOut) return [{ kind: 'clause-left-out', clause: clause.id }];
        if (entry.own.trim() !== '') return [];
        const variant = clause.variants.find(({ id }) => id === entry.variant) ?? clause.variants[0];
        const used = new Set(fieldsIn(variant?.text ?? ''));
        return clause.fields
          .filter((field) => used.has(field.id) && field.required && field.default === undefined)
          .filter(({ id }) => (entry.fields[id] ?? '').trim() === '')
          .map(({ id }) => ({ kind: 'field-empty', clause: clause.id, field: id }));
      }),
  ];
}
