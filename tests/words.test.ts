import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/*
 * A page reads the words of the app itself and of the rooms that it names (`loadWords`), and no others. Whatever can come
 * onto it must find its words there: otherwise an officer reads the name of a sentence instead of the sentence.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const source = join(root, 'src');
const routes = join(source, 'routes');

type Words = { readonly [name: string]: Words | string };
const wordsIn = (file: string): Words => parse(readFileSync(join(root, 'handbook', file), 'utf8')) as Words;
const ofTheApp = wordsIn('interface/en.yaml');
const ofRooms = new Map(
  readdirSync(join(root, 'handbook/interface/en')).map((file) => [
    file.replace('.yaml', ''),
    wordsIn(`interface/en/${file}`),
  ]),
);
const all: Words = Object.assign({}, ofTheApp, ...ofRooms.values()) as Words;

/** Whether there is a sentence under `key`, or for a key with an open end sentences. A plural stands under its forms. */
function has(words: Words, key: string): boolean {
  const parts = key.replace(/\.$/, '').split('.');
  const last = parts.pop() ?? '';
  let at: Words | string | undefined = words;
  for (const part of parts) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'object' && (last in at || `${last}_other` in at);
}

/** What only looks like a sentence, or is worked out on a page that does not show it. */
const NOT_SHOWN: Readonly<Record<string, string>> = {
  'case.': 'src/referral/CaseFile.svelte', // The name of the file that is given out.
  'policy.wrong': 'src/policy/core/policy-of.ts', // Every page reads the policy; the settings alone say what is wrong with it.
  'referral.line': 'src/referral/core/compose.ts', // Advice fills in a referral, and does not show it.
};

/** The whole name of every sentence. */
const sentencesIn = (words: Words, above = ''): string[] =>
  Object.entries(words).flatMap(([name, within]) =>
    typeof within === 'string' ? [above + name] : sentencesIn(within, `${above}${name}.`),
  );

interface Read {
  /** Sentences that the file itself asks for by their whole name, and by the beginning of it where the end is worked out. */
  readonly keys: readonly string[];
  /** The files it brings along, with the names it takes; undefined for all of them. */
  readonly brings: readonly { readonly file: string; readonly names: readonly string[] | undefined }[];
}

/** Where an import leads; undefined for packages, types and styles. */
function fileOf(target: string, from: string): string | undefined {
  const file = target.startsWith('#')
    ? join(source, target.slice(1), 'index.ts')
    : target.startsWith('.')
      ? join(dirname(from), target)
      : '';
  return /\.(ts|svelte)$/.test(file) && existsSync(file) ? file : undefined;
}

const namesIn = (list: string): { readonly own: string; readonly given: string }[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => {
      const [own = '', given = own] = name.split(' as ');
      return { own, given };
    });

const texts = new Map<string, string>();
function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, 'utf8');
  texts.set(file, text);
  return text;
}

/** Reads one file. Of a door, which only hands on, `wanted` says which of its names are asked for. */
function read(file: string, wanted: readonly string[] | undefined): Read {
  const text = textOf(file);
  const brings: { file: string; names: readonly string[] | undefined }[] = [];
  const bring = (target: string, names: readonly string[] | undefined): void => {
    const at = fileOf(target, file);
    if (at !== undefined && names?.length !== 0) brings.push({ file: at, names });
  };
  for (const [, list = '', target = ''] of text.matchAll(/\bexport\s*\{([^}]*)\}\s*from\s*'([^']+)'/g)) {
    const handed = namesIn(list).filter(({ given }) => wanted?.includes(given) ?? true);
    bring(
      target,
      handed.map(({ own }) => own),
    );
  }
  for (const [, target = ''] of text.matchAll(/\bexport\s*\*\s*from\s*'([^']+)'/g)) bring(target, wanted);
  for (const [, list = '', target = ''] of text.matchAll(/\bimport\s+([^'"();]+?)\s+from\s*'([^']+)'/g)) {
    if (list.startsWith('type ')) continue;
    const named = /^\{([^}]*)\}$/.exec(list)?.[1];
    bring(target, named === undefined ? undefined : namesIn(named).map(({ own }) => own));
  }
  for (const [, target = ''] of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) bring(target, undefined);

  const keys = [...text.matchAll(/['"`]([a-z]\w*(?:-\w+)*\.[\w.]*)(?=['"`]|\$\{)/g)]
    .map(([, key = '']) => key)
    .filter((key) => has(all, key));
  const asked = [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => key);
  return { keys: [...new Set([...keys, ...asked])], brings };
}

/** Every sentence that can come onto the screen with `file`, and the file that asks for it. */
function sentencesOf(file: string): Map<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  const look = (at: string, wanted: readonly string[] | undefined): void => {
    const isDoor = at.endsWith('/index.ts');
    for (const name of isDoor && wanted ? wanted : ['']) {
      const visit = `${at} ${name}`;
      if (seen.has(visit)) continue;
      seen.add(visit);
      const { keys, brings } = read(at, name === '' ? undefined : [name]);
      for (const key of keys) found.set(key, relative(source, at));
      for (const one of brings) look(one.file, one.names);
    }
  };
  look(file, undefined);
  return found;
}

const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('+page.svelte'),
);
/** The rooms whose words a page reads. */
function roomsOf(page: string): readonly string[] {
  const load = join(routes, page.replace('.svelte', '.ts'));
  const asked = existsSync(load) ? /loadWords\(([^)]*)\)/.exec(textOf(load))?.[1] : undefined;
  return [...(asked ?? '').matchAll(/'([^']+)'/g)].map(([, room = '']) => room);
}
/** What is missing in `words`, each with the file that asks for it. */
const missing = (file: string, words: Words): string[] =>
  [...sentencesOf(join(routes, file))]
    .filter(([key, asks]) => !has(words, key) && NOT_SHOWN[key] !== `src/${asks}`)
    .map(([key, asks]) => `${key}, which src/${asks} asks for`);

describe('the words of a page', () => {
  it.each(['+error.svelte', '+layout.svelte', '[lang]/+layout.svelte'])(
    'stand in interface/en.yaml for what every page shows: %s',
    (file) => {
      expect(missing(file, ofTheApp)).toEqual([]);
    },
  );

  it('stand in one file each', () => {
    const sections = [ofTheApp, ...ofRooms.values()].flatMap((words) => Object.keys(words));
    expect(sections.filter((section, n) => sections.indexOf(section) !== n)).toEqual([]);
  });

  it.each(pages.filter((page) => roomsOf(page).length > 0))(
    'are handed on by the page that reads them: %s',
    (page) => {
      expect(textOf(join(routes, page))).toMatch(/setWords\(\(\) => data\.[\w.]+\)/);
    },
  );

  it.each(pages)('stand in interface/en.yaml or in a room that it reads: %s', (page) => {
    const words = Object.assign({}, ofTheApp, ...roomsOf(page).map((room) => ofRooms.get(room))) as Words;
    expect(missing(page, words)).toEqual([]);
  });

  it('are all asked for: a sentence that nothing says is translated for nobody', () => {
    const asked = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts'))
      .flatMap((file) => read(join(source, file), undefined).keys);
    const isAsked = (sentence: string): boolean => {
      const key = sentence.replace(/_(zero|one|two|few|many|other)$/, '');
      return asked.some((one) => key === one || key.startsWith(one.endsWith('.') ? one : `${one}.`));
    };
    expect(sentencesIn(all).filter((sentence) => !isAsked(sentence))).toEqual([]);
  });
});
