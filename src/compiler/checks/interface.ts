import type { Handbook } from '../handbook.ts';
import type { Problem } from '../problem.ts';

/** The words of rooms: a page reads them beside the words of every page, so each first key stands in one file only. */
export function checkInterface({ words, roomWords }: Handbook): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, string>();
  for (const { value, at } of [...(words ? [words] : []), ...roomWords]) {
    for (const key of Object.keys(value)) {
      const place = at([key]);
      const before = first.get(key);
      if (before !== undefined) {
        problems.push({
          ...place,
          what: `The words under \`${key}\` stand in ${before} too.`,
          mend: 'Give one of the two another first key, or bring the words together in one file.',
        });
      } else first.set(key, place.file);
    }
  }
  return problems;
}
