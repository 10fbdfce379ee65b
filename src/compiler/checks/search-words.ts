import { ContactKind } from '#directory/content';
import { askedWords, folded } from '#search/core';
import type { Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';

/** The words people search with: each is said once, and what they lead to exists. */
export function checkSearchWords(handbook: Handbook): Problem[] {
  const { searchWords, unread } = handbook;
  if (!searchWords) return [];
  const { value, at } = searchWords;
  const problems: Problem[] = [];
  const add = (place: Place, what: string, mend: string): void => {
    problems.push({ ...place, what, mend });
  };
  const leaveOut = new Set(value.leaveOut.map(folded));
  const first = new Map<string, Place>();
  value.entries.forEach(({ say }, n) =>
    say.forEach((phrase, m) => {
      const place = at(['entries', n, 'say', m]);
      // As the search reads it: what says nothing makes no difference.
      const asked = askedWords(phrase, leaveOut);
      const same = asked.join(' ');
      if (asked.length === 1 && phrase.includes(' ')) {
        add(
          place,
          `"${phrase}" is searched as "${same}" alone: its other words stand under \`leaveOut\`.`,
          `Write \`${same}\` if that word alone should lead here, or say it with a word that tells something.`,
        );
      }
      const before = first.get(same);
      if (before) {
        add(
          place,
          `"${phrase}" is said a second time; the first is in line ${String(before.line)}.`,
          'Leave it in one place, and put all that it can mean there. Words under `leaveOut` make no difference.',
        );
      } else first.set(same, place);
    }),
  );
  /** A kind of id that is named here. Where its file could not be read, nothing can be said. */
  const named = (
    field: 'concepts' | 'terms' | 'chapters' | 'contacts',
    known: ReadonlySet<string> | undefined,
    fault: (id: string) => readonly [what: string, mend: string],
  ): void => {
    value.entries.forEach((entry, n) =>
      entry[field].forEach((id, m) => {
        if (known?.has(id) === false) add(at(['entries', n, field, m]), ...fault(id));
      }),
    );
  };
  named(
    'concepts',
    unread.has('concepts')
      ? undefined
      : new Set(handbook.concepts.flatMap((file) => file.value.concepts.map(({ id }) => id))),
    (id) => [`There is no concept \`${id}\`.`, 'Use the id of one that stands in concepts/.'],
  );
  named('terms', handbook.glossary && new Set(handbook.glossary.value.terms.map(({ id }) => id)), (id) => [
    `There is no term \`${id}\`.`,
    'Use the id of one that stands in glossary.yaml, or add it there.',
  ]);
  named(
    'chapters',
    unread.has('chapters') ? undefined : new Set(handbook.chapters.map(({ id }) => id)),
    (id) => [
      `There is no chapter \`${id}\`.`,
      'Use the name of a file in chapters/, without its number and its ending.',
    ],
  );
  named('contacts', new Set(ContactKind.options), (id) => [
    `There is no kind of contact \`${id}\`.`,
    `Use one of: ${ContactKind.options.join(', ')}.`,
  ]);
  return problems;
}
