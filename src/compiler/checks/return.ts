import type { Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';

/** The return planner: each entry is told apart from the others of its list, and each risk stands in a group that is shown. */
export function checkReturn(handbook: Handbook): Problem[] {
  const file = handbook.return;
  if (!file) return [];
  const { value, at } = file;
  const lists = [
    'principles',
    'needs',
    'riskGroups',
    'risks',
    'steps',
    'documents',
    'money',
    'escort',
    'arrival',
  ] as const;
  const groups = new Set(value.riskGroups.map(({ id }) => id));
  const used = new Set(value.risks.map(({ group }) => group));
  const place = (...path: (string | number)[]): Place => at(path);
  return [
    ...lists.flatMap((list) => {
      const ids = value[list].map(({ id }) => id);
      return ids.flatMap((id, n) =>
        ids.indexOf(id) < n
          ? [
              {
                ...place(list, n, 'id'),
                what: `The id \`${id}\` stands twice under \`${list}\`: what is written at one would show at both.`,
                mend: 'Give one of them another id.',
              },
            ]
          : [],
      );
    }),
    ...value.risks.flatMap(({ group }, n) =>
      groups.has(group)
        ? []
        : [
            {
              ...place('risks', n, 'group'),
              what: `There is no group \`${group}\` under \`riskGroups\`, so nobody would see this risk.`,
              mend: 'Check the spelling, or add the group.',
            },
          ],
    ),
    ...value.riskGroups.flatMap(({ id }, n) =>
      used.has(id)
        ? []
        : [
            {
              ...place('riskGroups', n),
              what: `No risk stands in the group \`${id}\`.`,
              mend: 'Put one there, or remove the group.',
            },
          ],
    ),
  ];
}
