import { NEEDS, isNeed } from '#directory/core';
import { questionsByConcept } from '../emit/signs.ts';
import type { ChapterFile, Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';

/** Pages below a language that exist without a handbook file. */
const PAGES = [
  'home',
  'screening',
  'contacts',
  'handbook',
  'handbook/book',
  'handbook/task-force',
  'handbook/glossary',
  'handbook/signs',
  'countries',
  'search',
  'notes',
  'offer',
  'cards',
  'checklists',
  'selftest',
  'return',
  'agreements',
  'training',
  'seminars',
  'settings',
  'about',
];

/** Minutes that a chapter may take to read: more than an officer has at a time. */
const MINUTES_AT_MOST = 10;

/**
 * The book: links lead somewhere, terms are explained, what is cited is listed, headings can be told apart, law that the
 * text points to stands in the head, and a passage on signs leads to a question. No chapter takes over ten minutes or the
 * name of another page. What the book is built on leads to its counterpart, and every figure of it names its source.
 */
export function checkBook(handbook: Handbook): Problem[] {
  const pages = addressesOf(handbook);
  const passages = new Map([
    ...handbook.chapters.map(({ id, text }): [string, Set<string>] => [
      `handbook/${id}`,
      new Set(text.headings.map((heading) => heading.id)),
    ]),
    ...pagesOfTheApp(handbook),
  ]);
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
        mend: PAGES.includes(page)
          ? 'Write `handbook/glossary#term-` and the id of a term, or `handbook/signs#` and the id of a sign.'
          : 'Take the passage from a heading of that chapter: small letters, hyphens for spaces.',
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
    if (PAGES.includes(`handbook/${id}`))
      problems.push({
        ...top,
        what: `The address \`handbook/${id}\` is that of a page of its own, and a chapter there could never be opened.`,
        mend: 'Give the file another name.',
      });
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
    problems.push(...lawOf(head, text), ...signsOf(handbook, text));
    const minutes = text.words / (handbook.settings?.value.wordsPerMinute ?? Infinity);
    if (minutes > MINUTES_AT_MOST)
      problems.push({
        ...top,
        what: `This chapter takes ${String(Math.ceil(minutes))} minutes to read (${String(text.words)} words).`,
        mend: `Cut it, or make two chapters of it: nobody has more than ${String(MINUTES_AT_MOST)} minutes at a time.`,
      });
    head.value.contacts.forEach((need, n) => {
      if (!isNeed(need))
        problems.push({
          ...head.at(['contacts', n]),
          what: `\`${need}\` is no need that contacts are found by.`,
          mend: `Use one of: ${NEEDS.join(', ')}.`,
        });
    });
    for (const { to, ...place } of text.cites) {
      if (!listed.has(to))
        problems.push({
          ...place,
          what: `The text cites \`${to}\`, and the head does not list it.`,
          mend: 'Add it under `sources` in the head.',
        });
    }
    const cited = new Set([
      ...text.cites.map(({ to }) => to),
      ...head.value.law.flatMap(({ source }) => source ?? []),
    ]);
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
  handbook.projects?.value.projects.forEach(({ counterpart, figures }, n) => {
    const place = (path: (string | number)[]): Place =>
      handbook.projects?.at(['projects', n, ...path]) as Place;
    if (counterpart) link(counterpart.address, place(['counterpart', 'address']));
    figures.forEach(({ text, source }, m) => {
      if (!source)
        problems.push({
          ...place(['figures', m]),
          what: `The figure "${text}" names no source.`,
          mend: 'Name under `source` where it was read, or take the figure out.',
        });
    });
  });
  handbook.selftest?.value.points.forEach(({ next }, n) => {
    next.forEach(({ address }, m) => {
      if (address !== null)
        link(address, handbook.selftest?.at(['points', n, 'next', m, 'address']) as Place);
    });
  });
  for (const { value, at } of handbook.seminarModules) {
    value.handout.links.forEach(({ address }, n) => link(address, at(['handout', 'links', n, 'address'])));
    value.bites.forEach(({ address }, n) => link(address, at(['bites', n, 'address'])));
  }
  handbook.seminarProgramme?.value.distress.links.forEach(({ address }, n) =>
    link(address, handbook.seminarProgramme?.at(['distress', 'links', n, 'address']) as Place),
  );
  return problems;
}

/** What the text says of law stands in the head with its article and status, and nothing stands there unused. */
function lawOf(head: NonNullable<ChapterFile['head']>, text: ChapterFile['text']): Problem[] {
  const stated = new Set(head.value.law.map(({ id }) => id));
  const pointed = new Set(text.law.map(({ to }) => to));
  const listed = new Set(head.value.sources);
  return [
    ...text.law.flatMap(({ to, ...place }) =>
      stated.has(to)
        ? []
        : [
            {
              ...place,
              what: `The text points to the law \`${to}\`, and the head does not state it.`,
              mend: 'Add it under `law` in the head, with instrument, article, status and who has read it.',
            },
          ],
    ),
    ...head.value.law.flatMap(({ id, source }, n) => [
      ...(head.value.law.findIndex((one) => one.id === id) < n
        ? [
            {
              ...head.at(['law', n, 'id']),
              what: `The head states the law \`${id}\` twice.`,
              mend: 'Give one of them another id.',
            },
          ]
        : []),
      ...(pointed.has(id)
        ? []
        : [
            {
              ...head.at(['law', n, 'id']),
              what: `The head states the law \`${id}\`, and the text never points to it.`,
              mend: `Write \`:law{id=${id}}\` after the statement that rests on it, or take it out of the head.`,
            },
          ]),
      ...(source === null || listed.has(source)
        ? []
        : [
            {
              ...head.at(['law', n, 'source']),
              what: `The law rests on \`${source}\`, and the head does not list that source.`,
              mend: 'Add it under `sources` in the head.',
            },
          ]),
    ]),
  ];
}

/** Every concept that a passage explains exists, and one of them at least is asked in some flow. */
function signsOf(handbook: Handbook, text: ChapterFile['text']): Problem[] {
  if (handbook.unread.has('concepts') || handbook.unread.has('flows')) return [];
  const known = new Set(handbook.concepts.flatMap(({ value }) => value.concepts.map(({ id }) => id)));
  const asked = questionsByConcept(handbook);
  return text.signs.flatMap(({ concepts, heading: _heading, ...place }) => {
    const unknown = concepts.filter((concept) => !known.has(concept));
    if (unknown.length > 0)
      return unknown.map((concept) => ({
        ...place,
        what: `There is no concept \`${concept}\`.`,
        mend: 'Use the id of a concept in concepts/.',
      }));
    if (concepts.length === 0 || concepts.some((concept) => asked.has(concept))) return [];
    return [
      {
        ...place,
        what: 'No question of any flow asks for the signs of this passage.',
        mend: 'Name a sign that a flow asks for, or add a question for these: who reads of a sign must be able to ask.',
      },
    ];
  });
}

function addressesOf(handbook: Handbook): Set<string> {
  return new Set([
    ...PAGES,
    ...handbook.chapters.map(({ id }) => `handbook/${id}`),
    ...handbook.flows.map(({ id }) => `screening/${id}`),
    ...handbook.checklists.map(({ id }) => `checklists/${id}`),
    ...handbook.countryCodes.flatMap((code) => [`contacts/${code}`, `countries/${code}`]),
  ]);
}

/** The passages of the pages that show a file of the handbook whole. Without the file nothing can be said of them. */
function pagesOfTheApp(handbook: Handbook): [string, Set<string>][] {
  const { glossary, lists, unread } = handbook;
  return [
    ...(glossary
      ? [
          ['handbook/glossary', new Set(glossary.value.terms.map(({ id }) => `term-${id}`))] as [
            string,
            Set<string>,
          ],
        ]
      : []),
    ...(unread.has('indicators')
      ? []
      : [
          [
            'handbook/signs',
            new Set(
              lists.flatMap(({ id, value }) => [`list-${id}`, ...value.indicators.map((sign) => sign.id)]),
            ),
          ] as [string, Set<string>],
        ]),
  ];
}
