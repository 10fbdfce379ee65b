import type { Place, Problem } from '../problem.ts';
import type { Path } from './yaml.ts';

/** What the schema library reports, as far as it is read here. */
interface Issue {
  readonly code?: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
  readonly origin?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The reports of a key that is not right. */
  readonly issues?: readonly Issue[];
  /** The reports of each form that something could have had. */
  readonly errors?: readonly (readonly Issue[])[];
}

/** Slips that editors make in YAML, by the library's code -> what is wrong, and how to mend it. */
const SLIPS: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  DUPLICATE_KEY: ['This name stands twice in one group.', 'Keep one of the two lines.'],
  TAB_AS_INDENT: ['This line is indented with a tab.', 'Indent it with spaces.'],
  MULTIPLE_DOCS: ['A line of three hyphens begins a second file here.', 'Remove it and what follows.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'This text holds a colon, or the line is indented wrongly.',
    'Put the text in quotes, or indent the line like the one above it.',
  ],
  MISSING_CHAR: [
    'A quote, a bracket or a colon is missing.',
    'Look for the other half of it on this line and on the one above it.',
  ],
  BAD_INDENT: ['This line is indented wrongly.', 'Begin it below the line it belongs with.'],
};

/** Says in an editor's words why a text is not well-formed YAML. `message` is the library's own, for what is rare. */
export function explainYaml(code: string, message: string): Pick<Problem, 'what' | 'mend'> {
  const [what, mend] = SLIPS[code] ?? [
    `This is not well-formed YAML: ${message.split('\n')[0] ?? ''}.`,
    'Check the indentation, the quotes and the colons of this line and of the one above it.',
  ];
  return { what, mend };
}

type At = (path: Path) => Place;

/** How a thing that was expected is called, and how it is written. */
const KINDS: Readonly<Record<string, { readonly name: string; readonly mend: string }>> = {
  string: { name: 'a text', mend: 'Write a text.' },
  boolean: { name: 'true or false', mend: 'Write true or false, without quotes.' },
  number: { name: 'a number', mend: 'Write a number, without quotes.' },
  int: { name: 'a whole number', mend: 'Write a whole number, without quotes.' },
  array: { name: 'a list', mend: 'Begin each entry with a hyphen, or write the list as [first, second].' },
  object: { name: 'a group of named values', mend: 'Write each on a line of its own, as `name: value`.' },
  record: { name: 'a group of named values', mend: 'Write each on a line of its own, as `name: value`.' },
};

/** How the forms are written that the library checks by itself. */
const FORMS: Readonly<Record<string, string>> = {
  date: 'Write a day as 2026-11-23.',
  email: 'Write an address as name@example.org, or null.',
  url: 'Write the whole address of a page, with https://.',
};

/** What stood there, in the library's words -> in an editor's. */
const FOUND: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named values',
  null: 'empty',
};

/** Says in an editor's words what the schema library reports about a file: where, what, and how to mend it. */
export function explain(reported: unknown, at: At): Problem[] {
  const issue = reported as Issue;
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const fault = (what: string, mend: string): Problem[] => [{ ...at(path), what, mend }];
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return (issue.keys ?? []).map((key) => ({
        ...at([...path, key]),
        what: `\`${key}\` is not known here.`,
        mend: 'Check the spelling, or remove the line.',
      }));
    case 'invalid_key':
      return fault(`${name} is not right.`, issue.issues?.[0]?.message ?? 'Check the spelling.');
    case 'invalid_union':
      return explainUnion(issue, path, at);
    default:
      // Messages of our own schemas say how to mend; the library's say what it expected.
      return fault(
        ...(isOurs(issue.message)
          ? ([`${name} is not right.`, issue.message] as const)
          : explainOne(issue, name)),
      );
  }
}

function isOurs(message: string): boolean {
  return !/^(Invalid|Too|Unrecognized|Expected)\b/.test(message);
}

/** The key an editor sees in the line, or the list an entry stands in. */
function nameOf(path: Path): string {
  const last = path[path.length - 1];
  if (last === undefined) return 'The file';
  if (typeof last === 'string') return `\`${last}\``;
  const list = path.findLast((part) => typeof part === 'string');
  return list === undefined ? 'An entry' : `An entry of \`${list}\``;
}

function explainOne(issue: Issue, name: string): readonly [what: string, mend: string] {
  const kind = KINDS[issue.expected ?? ''];
  const found = /received (\w+)/.exec(issue.message)?.[1] ?? '';
  if (found === 'undefined') return [`${name} is missing.`, kind ? `Add it: ${kind.name}.` : 'Add it.'];
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'string' && (found === 'number' || found === 'boolean')) {
        return [`${name} is read as ${FOUND[found] ?? found}.`, 'Put it in quotes.'];
      }
      if (issue.expected === 'int' && found === 'number') {
        return [`${name} must be a whole number.`, 'Write it without a fraction.'];
      }
      if (found === 'null')
        return [`${name} is empty.`, `Fill it in: ${kind?.name ?? 'see the files beside it'}.`];
      return [
        `${name} must be ${kind?.name ?? 'something else'}, and is ${FOUND[found] ?? 'not'}.`,
        kind?.mend ?? 'See the files beside it.',
      ];
    case 'invalid_value':
      return [
        `${name} has a value that is not known.`,
        `Write one of: ${(issue.values ?? []).map(String).join(', ')}.`,
      ];
    case 'invalid_format':
      return [
        `${name} has not the right form.`,
        FORMS[issue.format ?? ''] ?? 'Compare it with the same line of another file.',
      ];
    case 'too_small':
      if (issue.origin === 'array') return [`${name} is empty.`, 'Add at least one entry.'];
      if (issue.origin !== 'string')
        return [`${name} is too small.`, `Write a number above ${String(issue.minimum ?? 0)}.`];
      return (issue.minimum ?? 1) > 1
        ? [`${name} is too short.`, `Write at least ${String(issue.minimum)} signs.`]
        : [`${name} is empty.`, 'Write it, or remove the line.'];
    case 'too_big':
      return [`${name} is too large.`, `Write at most ${String(issue.maximum ?? '')}.`];
    default:
      return [`${name} is not right.`, 'Compare it with the same line of another file.'];
  }
}

/**
 * Something that may have several forms: explains the form that was meant, which is the one that fails inside and not
 * at once; when none was meant, says so.
 */
function explainUnion(issue: Issue, path: Path, at: At): Problem[] {
  const choices = /Expected (.+)$/.exec(issue.message)?.[1]?.replace(/'/g, '').split(' | ');
  if (choices) {
    return [
      {
        ...at(path),
        what: `${nameOf(path)} has a value that is not known, or none.`,
        mend: `Write one of: ${choices.join(', ')}.`,
      },
    ];
  }
  const meant = (issue.errors ?? []).find((form) =>
    form.every(({ code, path: inner }) => inner.length > 0 || code === 'unrecognized_keys'),
  );
  if (meant) return meant.flatMap((inner) => explain({ ...inner, path: [...path, ...inner.path] }, at));
  const forms = (issue.errors ?? [])
    .flatMap((form) => form)
    .map(({ expected, values }) =>
      values ? values.map(String).join(', ') : (KINDS[expected ?? '']?.name ?? expected),
    );
  return [
    {
      ...at(path),
      what: `${nameOf(path)} has a form that is not known.`,
      // Forms that are told apart by one word say themselves what there is.
      mend: forms.length > 0 ? `Write one of: ${[...new Set(forms)].join(', or ')}.` : issue.message,
    },
  ];
}
