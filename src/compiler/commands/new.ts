import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rowId } from '#screening/core';
import { flowsToRun } from '../checks/examples.ts';
import { readHandbook } from '../handbook.ts';
import { KINDS } from '../kinds.ts';
import { NotUnderstood, Refused, type ExitCode, type Surroundings } from './command.ts';
import { caseTemplate } from './templates/case.ts';
import { chapterTemplate } from './templates/chapter.ts';
import { countryTemplate } from './templates/country.ts';
import { examplesTemplate, flowTemplate } from './templates/flow.ts';
import { interfaceTemplate, languageTemplate } from './templates/language.ts';

interface NewFiles {
  /** Path below the handbook -> text. */
  readonly files: Readonly<Record<string, string>>;
  /** What the editor does next. */
  readonly next: string;
}

const USAGE =
  'Write `npm run new -- country lt`, `language lv`, `flow visa-counter`, `chapter a-new-chapter` or `case a-new-case`.';

/** `npm run new -- <kind> <name>`: writes files to begin with. Refuses to write over a file that is there. */
export function newCommand(words: readonly string[], { root, today, say }: Surroundings): ExitCode {
  const [kind = '', name = '', ...more] = words;
  if (more.length > 0 || name === '') throw new NotUnderstood(USAGE);
  const { files, next } = filesFor(kind, name, root, today);
  const there = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (there.length > 0) {
    throw new Refused(
      `Nothing was written. There already, and left as it is: ${there.map((path) => join(root, path)).join(', ')}. Edit it, or choose another name.`,
    );
  }
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    say(`wrote ${file}`);
  }
  say(next);
  return 0;
}

function filesFor(kind: string, name: string, root: string, today: string): NewFiles {
  switch (kind) {
    case 'country':
      return country(name);
    case 'language':
      return language(name, root);
    case 'flow':
      return flow(name, today);
    case 'chapter':
      return chapter(name, root, today);
    case 'case':
      return trainingCase(name, root);
    default:
      throw new NotUnderstood(USAGE);
  }
}

/** Codes that have a name and are no country. */
const NO_COUNTRY = ['eu', 'ez', 'qo', 'un', 'xa', 'xb', 'zz'];

const nameIn = (type: 'region' | 'language', code: string, inLanguage = 'en'): string | undefined => {
  try {
    return new Intl.DisplayNames([inLanguage], { type, fallback: 'none' }).of(code);
  } catch {
    return undefined;
  }
};

function country(code: string): NewFiles {
  const english =
    /^[a-z]{2}$/.test(code) && !NO_COUNTRY.includes(code) ? nameIn('region', code.toUpperCase()) : undefined;
  if (english === undefined) {
    throw new NotUnderstood(
      `\`${code}\` is not the code of a country. Write the two small letters of ISO 3166, as lt.`,
    );
  }
  return {
    files: { [`countries/${code}.yaml`]: countryTemplate(english) },
    next: 'Fill in what you have read on a page, and leave the rest as it stands: "unknown" and null are honest. Then run `npm run handbook`.',
  };
}

function language(code: string, root: string): NewFiles {
  const english = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(code)
    ? nameIn('language', code)
    : undefined;
  if (english === undefined) {
    throw new NotUnderstood(
      `\`${code}\` is not the code of a language. Write it as BCP 47 has it, as lv or zh-Hans.`,
    );
  }
  const words = join(root, 'interface', 'en.yaml');
  if (!existsSync(words)) throw new Refused(`${words} is missing, and a translation is made from it.`);
  return {
    files: {
      [`translations/${code}/language.yaml`]: languageTemplate(
        english,
        nameIn('language', code, code) ?? english,
        code,
      ),
      [`translations/${code}/interface.yaml`]: interfaceTemplate(words),
      ...Object.fromEntries(
        roomsBeside(root).map((room) => [
          `translations/${code}/interface/${room}`,
          interfaceTemplate(join(root, 'interface', 'en', room)),
        ]),
      ),
    },
    next: 'Translate any line: take away its #, and write your sentence after the colon. This edition is built in English only, so the check and the app do not read these files yet.',
  };
}

/** The files of words that only some pages read. */
function roomsBeside(root: string): string[] {
  const folder = join(root, 'interface', 'en');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function flow(name: string, today: string): NewFiles {
  return {
    files: {
      [`flows/${idFrom(name)}/flow.yaml`]: flowTemplate(today),
      [`flows/${idFrom(name)}/examples.yaml`]: examplesTemplate(),
    },
    next: 'Replace every text that begins with FILL IN, then run `npm run handbook`: it names what is still missing, and `npm run handbook -- report` draws the flow.',
  };
}

function chapter(name: string, root: string, today: string): NewFiles {
  const id = idFrom(name);
  const folder = join(root, 'chapters');
  const numbers = (existsSync(folder) ? readdirSync(folder) : []).map((file) =>
    Number(/^(\d\d)-/.exec(file)?.[1] ?? 0),
  );
  const number = String(Math.max(0, ...numbers) + 1).padStart(2, '0');
  return {
    files: { [`chapters/${number}-${id}.md`]: chapterTemplate(today) },
    next: `Replace every text that begins with FILL IN, then run \`npm run handbook\`. The chapter's address is handbook/${id}; its number gives the order only.`,
  };
}

/** The flow that a new case begins with where the handbook has it: the general one for applicants. */
const FIRST_FLOW = 'visa-applicant';

function trainingCase(name: string, root: string): NewFiles {
  const id = idFrom(name);
  const { handbook } = readHandbook(root);
  const flows = flowsToRun(handbook);
  const ready = handbook.flows.filter(({ id: flow, examples }) => flows.has(flow) && examples !== undefined);
  const chosen = ready.find(({ id: flow }) => flow === FIRST_FLOW) ?? ready[0];
  const flow = flows.get(chosen?.id ?? '');
  const examples = chosen?.examples?.value.examples ?? [];
  const example = examples.find(({ band }) => band === 'refer') ?? examples[0];
  if (!flow || !example) {
    throw new Refused(
      'A case is answered in a flow, and this handbook has none that holds together and has an example. Nothing was written. Run `npm run handbook`, mend what it names, and try again.',
    );
  }
  const signRows = new Set(
    Object.entries(flow.questions).flatMap(([question, { rows }]) =>
      rows.flatMap((row) => (row.kind === 'sign' ? [`${question}/${rowId(row)}`] : [])),
    ),
  );
  const signs = Object.entries(example.answers).flatMap(([key, answer]) =>
    answer !== 'no' && signRows.has(key) ? [key] : [],
  );
  const number = 1 + Math.max(0, ...handbook.training.map(({ head }) => head?.value.number ?? 0));
  return {
    files: { [`${KINDS.training.folder}/${id}.md`]: caseTemplate({ number, flow: flow.id, example, signs }) },
    next: `Replace every text that begins with FILL IN, and name a source. The answers are those of "${example.name}", an example of \`${flow.id}\`: make them what your case is about. Then run \`npm run handbook\`: it answers the real flow and says where your case ends.`,
  };
}

function idFrom(name: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return name;
  throw new NotUnderstood(
    `\`${name}\` cannot be an address. Write small letters, digits and hyphens, as visa-counter.`,
  );
}
