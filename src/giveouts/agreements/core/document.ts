import type { AgreementFile } from '../content/index.ts';
import { entryOf, isNeeded, textOf, type Agreement } from './agreement.ts';

/** One piece of the agreement, the same for paper and for a file. `other` is null where English stands alone. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly other: string | null }
  | { readonly kind: 'party'; readonly role: string; readonly name: string }
  | {
      readonly kind: 'clause';
      readonly id: string;
      readonly number: number;
      readonly title: string;
      readonly text: string;
      /** Empty text: nobody has written it in that language yet, and a space is left for it. */
      readonly other: { readonly title: string; readonly text: string } | null;
    }
  | { readonly kind: 'signature'; readonly role: string; readonly name: string };

/**
 * Headings in the other language may stand on paper when a fluent reader has read them: for the edition, or as the officer
 * confirms for this one. A draft is shown on the screen only, and marked there.
 */
export const mayShowOther = (
  { headingStates }: Pick<AgreementFile, 'headingStates'>,
  { other, readByFluent }: Pick<Agreement, 'other' | 'readByFluent'>,
): boolean => other !== null && (headingStates[other] === 'reviewed' || readByFluent);

/** The agreement piece by piece. Clauses that this mix of parties does not need, and those left out, are not counted. */
export function documentOf(data: AgreementFile, agreement: Agreement): Block[] {
  const other = mayShowOther(data, agreement) ? agreement.other : null;
  const taking = data.parties.filter(({ id }) => agreement.parties.includes(id));
  const clauses = data.clauses.filter(
    (clause) => isNeeded(clause, agreement.parties) && !entryOf(agreement, clause.id).leftOut,
  );
  return [
    { kind: 'title', text: data.title.en, other: other === null ? null : data.title[other] },
    ...taking.map(({ id, label }) => ({
      kind: 'party' as const,
      role: label,
      name: agreement.names[id]?.trim() ?? '',
    })),
    ...clauses.map((clause, n) => {
      const entry = entryOf(agreement, clause.id);
      return {
        kind: 'clause' as const,
        id: clause.id,
        number: n + 1,
        title: clause.title.en,
        text: textOf(clause, entry),
        other: other === null ? null : { title: clause.title[other], text: entry.other.trim() },
      };
    }),
    ...taking.map(({ id, label }) => ({
      kind: 'signature' as const,
      role: label,
      name: agreement.names[id]?.trim() ?? '',
    })),
  ];
}
