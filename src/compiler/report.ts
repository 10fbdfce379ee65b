import type { Flow } from '#screening/content';
import { ageOf, monthsAfter, trustOf } from '#directory/core';
import { referredAmongUnremarkable } from './checks/examples.ts';
import type { Handbook } from './handbook.ts';

/**
 * What an editor should know and no build stops for: ages, review days, strengths that nobody read, how the invented
 * people come out, and a picture of each flow. `today` is an ISO day. Gives Markdown.
 */
export function report(handbook: Handbook, today: string): string {
  return [
    counts(handbook),
    contactsDue(handbook, today),
    reviewsDue(handbook, today),
    strengths(handbook),
    people(handbook),
    ...handbook.flows.flatMap(({ id, flow }) => (flow ? [picture(id, flow.value)] : [])),
  ].join('\n\n');
}

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

function counts(handbook: Handbook): string {
  const contacts = handbook.countries.flatMap(({ value }) => value.contacts);
  const rows = [
    ['countries and regions', handbook.countries.length],
    ['contacts', contacts.length],
    ['signs', handbook.lists.reduce((sum, { value }) => sum + value.indicators.length, 0)],
    ['lists of signs', handbook.lists.length],
    ['flows', handbook.flows.length],
    [
      'examples of flows',
      handbook.flows.reduce((sum, { examples }) => sum + (examples?.value.examples.length ?? 0), 0),
    ],
    ['chapters', handbook.chapters.length],
    ['words in chapters', handbook.chapters.reduce((sum, { text }) => sum + text.words, 0)],
    ['sources', handbook.sources?.value.sources.length ?? 0],
    ['terms', handbook.glossary?.value.terms.length ?? 0],
  ] as const;
  return `# What there is\n\n${table(['what', 'how many'], rows)}`;
}

function contactsDue(handbook: Handbook, today: string): string {
  const limit = handbook.settings?.value.contactRedAfterMonths ?? 12;
  const all = handbook.countries.flatMap(({ id, value }) =>
    value.contacts.map((contact) => ({ id, contact })),
  );
  const aged = all.map(({ id, contact }) => ({ id, contact, age: ageOf(contact, today, limit) }));
  const old = aged.filter(({ age }) => age.state === 'old');
  const never = aged.filter(({ age }) => age.state === 'never-live');
  const unconfirmed = all.filter(({ contact }) => trustOf(contact) === 'unconfirmed');
  return [
    '# Contacts due',
    `${String(never.length)} of ${String(all.length)} were never dialled or seen live. ${String(old.length)} are older than ${String(limit)} months and show red. ${String(unconfirmed.length)} are unconfirmed.`,
    old.length > 0
      ? table(
          ['file', 'contact', 'last read or checked'],
          old.map(({ id, contact, age }) => [id, contact.id, age.since]),
        )
      : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function reviewsDue(handbook: Handbook, today: string): string {
  const settings = handbook.settings?.value;
  const due = [
    ...handbook.chapters.flatMap(({ id, head }) =>
      head && settings && monthsAfter(head.value.changed, settings.chapterReviewMonths) < today
        ? [[`chapter ${id}`, head.value.changed]]
        : [],
    ),
    ...handbook.flows.flatMap(({ id, flow }) =>
      flow && settings && monthsAfter(flow.value.reviewed, settings.flowReviewMonths) < today
        ? [[`flow ${id}`, flow.value.reviewed]]
        : [],
    ),
  ];
  return `# Reviews due\n\n${due.length > 0 ? table(['what', 'last'], due) : 'None.'}`;
}

function strengths(handbook: Handbook): string {
  const rows = handbook.lists.map(({ id, value }) => {
    const of = (read: string): number =>
      value.indicators.filter(({ strengthRead }) => strengthRead === read).length;
    return [
      id,
      value.counts ? 'yes' : 'no',
      value.indicators.length,
      of('primary'),
      of('secondary'),
      of('none'),
    ];
  });
  return `# How strengths were read\n\n${table(['list', 'counts', 'signs', 'in the source itself', 'in another text', 'nowhere'], rows)}`;
}

function people(handbook: Handbook): string {
  const { referred, of } = referredAmongUnremarkable(handbook);
  return `# Invented people\n\n${String(referred)} of ${String(of)} unremarkable applicants reach \`refer\` or higher.`;
}

/** The opening of a flow as a Mermaid picture: questions, answers, where they lead. */
export function picture(id: string, flow: Flow): string {
  const box = (name: string): string => name.replace(/[^a-z0-9]/gi, '_');
  const label = (text: string): string => text.replace(/["\n]/g, ' ').slice(0, 60);
  const lines = Object.entries(flow.opening).flatMap(([question, { ask, answers }]) => [
    `  ${box(question)}["${label(ask)}"]`,
    ...answers.map((answer) => `  ${box(question)} -->|"${label(answer.label)}"| ${box(answer.goto)}`),
  ]);
  const ends = Object.entries(flow.outcomes).map(
    ([outcome, { title, band, path }]) =>
      `  ${box(outcome)}(["${label(title)}"])${band === undefined ? '' : `\n  ${path} -->|${band}| ${box(outcome)}`}`,
  );
  return `# Flow ${id}\n\n\`\`\`mermaid\nflowchart TD\n${[...lines, ...ends].join('\n')}\n\`\`\``;
}
