import type { Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';

/** Pages below a language that exist without a handbook file. */
const PAGES = [
  'home',
  'screening',
  'contacts',
  'handbook',
  'countries',
  'search',
  'notes',
  'settings',
  'about',
];

/** The book: links lead somewhere, terms are explained, what is cited is listed, headings can be told apart. */
export function checkBook(handbook: Handbook): Problem[] {
  const pages = addressesOf(handbook);
  const passages = new Map(
    handbook.chapters.map(({ id, text }) => [
      `handbook/${id}`,
      new Set(text.headings.map((heading) => heading.id)),
    ]),
  );
  const terms = new Set(handbook.glossary?.value.terms.map(({ id }) => id));
  const problems: Problem[] = [];
  const link = (to: string, place: Place): void => {
    const [page = '', passage] = to.split('#');
    if (!pages.has(page)) {
      problems.push({
        ...place,
        what: `The link \`${to}\` leads to no page.`,
        mend: 'Write an address below the language, as `screening/visa-applicant` or `handbook/your-role-and-its-limits`.',
      });
    } else if (passage !== undefined && passages.has(page) && !passages.get(page)?.has(passage)) {
      problems.push({
        ...place,
        what: `The page \`${page}\` has no passage \`${passage}\`.`,
        mend: 'Take the passage from a heading of that chapter: small letters, hyphens for spaces.',
      });
    }
  };
  const chapters = new Map<string, string>();
  for (const { id, file, head, text } of handbook.chapters) {
    const top = { file, line: 1, column: 1 };
    const before = chapters.get(id);
    if (before !== undefined)
      problems.push({
        ...top,
        what: `The address \`handbook/${id}\` is also that of ${before}.`,
        mend: 'Give one of the files another name.',
      });
    chapters.set(id, file);
    for (const { to, ...place } of text.links) link(to, place);
    for (const { to, ...place } of text.terms) {
      if (handbook.glossary && !terms.has(to))
        problems.push({
          ...place,
          what: `The term \`${to}\` is not in the glossary.`,
          mend: 'Add it to glossary.yaml, or use the id of one that is there.',
        });
    }
    for (const heading of text.headings) {
      if (heading.level === 1)
        problems.push({
          ...top,
          what: `The heading "${heading.text}" is of the first level.`,
          mend: 'Begin with ##: the title comes from the head.',
        });
      if (
        /-\d+$/.test(heading.id) &&
        text.headings.filter((other) => other.text === heading.text).length > 1
      ) {
        problems.push({
          ...top,
          what: `The heading "${heading.text}" stands twice.`,
          mend: 'Give one of them other words, so that a link can lead to it.',
        });
      }
    }
    if (!head) continue;
    const listed = new Set(head.value.sources);
    for (const { to, ...place } of text.cites) {
      if (!listed.has(to))
        problems.push({
          ...place,
          what: `The text cites \`${to}\`, and the head does not list it.`,
          mend: 'Add it under `sources` in the head.',
        });
    }
    const cited = new Set(text.cites.map(({ to }) => to));
    head.value.sources.forEach((id, n) => {
      if (!cited.has(id))
        problems.push({
          ...head.at(['sources', n]),
          what: `The head lists \`${id}\`, and the text never cites it.`,
          mend: 'Cite it after the statement it supports, or take it out of the head.',
        });
    });
    head.value.useItNow.forEach(({ address }, n) => link(address, head.at(['useItNow', n, 'address'])));
  }
  return problems;
}

function addressesOf(handbook: Handbook): Set<string> {
  return new Set([
    ...PAGES,
    ...handbook.chapters.map(({ id }) => `handbook/${id}`),
    ...handbook.flows.map(({ id }) => `screening/${id}`),
    ...handbook.countryCodes.flatMap((code) => [`contacts/${code}`, `countries/${code}`]),
  ]);
}
