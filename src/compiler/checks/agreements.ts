import { fieldsIn } from '#giveouts/agreements/core';
import type { Handbook } from '../handbook.ts';
import type { Problem } from '../problem.ts';

/** Agreements: ids are used once in their list, wordings and fields fit each other, and parties are those that can be chosen. */
export function checkAgreements({ agreements }: Handbook): Problem[] {
  if (!agreements) return [];
  const { value, at } = agreements;
  const parties = value.parties.map(({ id }) => id);
  const twice = (ids: readonly string[], path: readonly (string | number)[]): Problem[] =>
    ids.flatMap((id, n) =>
      ids.indexOf(id) < n
        ? [
            {
              ...at([...path, n, 'id']),
              what: `The id \`${id}\` stands twice here: what is written at one would show at both.`,
              mend: 'Give one of them another id.',
            },
          ]
        : [],
    );
  const unknownParty = (id: (typeof parties)[number], path: readonly (string | number)[]): Problem[] =>
    parties.includes(id)
      ? []
      : [
          {
            ...at(path),
            what: `Nobody can choose the party \`${id}\`: it does not stand under \`parties\`.`,
            mend: 'Add it there, or take it out here.',
          },
        ];
  return [
    ...twice(parties, ['parties']),
    ...twice(
      value.clauses.map(({ id }) => id),
      ['clauses'],
    ),
    ...value.partyGaps.flatMap(({ party }, n) => unknownParty(party, ['partyGaps', n, 'party'])),
    ...value.clauses.flatMap((clause, n) => {
      const fields = clause.fields.map(({ id }) => id);
      const used = new Set(clause.variants.flatMap(({ text }) => fieldsIn(text)));
      return [
        ...twice(fields, ['clauses', n, 'fields']),
        ...twice(
          clause.variants.map(({ id }) => id),
          ['clauses', n, 'variants'],
        ),
        ...clause.neededWith.flatMap((party, m) => unknownParty(party, ['clauses', n, 'neededWith', m])),
        ...clause.variants.flatMap(({ text }, m) =>
          fieldsIn(text)
            .filter((id) => !fields.includes(id))
            .map((id) => ({
              ...at(['clauses', n, 'variants', m, 'text']),
              what: `This wording is filled from the field \`${id}\`, which the clause does not have.`,
              mend: 'Add it under `fields`, or take the braces out of the wording.',
            })),
        ),
        ...fields.flatMap((id, m) =>
          used.has(id)
            ? []
            : [
                {
                  ...at(['clauses', n, 'fields', m]),
                  what: `No wording uses the field \`${id}\`, so what is written there would be lost.`,
                  mend: `Write {{${id}}} into a wording, or remove the field.`,
                },
              ],
        ),
      ];
    }),
  ];
}
