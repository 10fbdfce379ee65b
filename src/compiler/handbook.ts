import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ZodType } from 'zod';
import type { Country } from '#directory/content';
import type { InterfaceWords } from '#language/content';
import type { ChapterHead, GlossaryFile, Settings, SourceFile } from '#library/content';
import type { ConceptFile, Flow, FlowExamples, IndicatorList, InventedPeople } from '#screening/content';
import type { z } from 'zod';
import { KINDS } from './kinds.ts';
import type { Problem } from './problem.ts';
import { readMarkdown, type ReadText } from './read/markdown.ts';
import { readYaml, type YamlFile } from './read/yaml.ts';

/** A file whose name is the id of what it holds. */
export type Named<T> = YamlFile<T> & { readonly id: string };

export interface FlowFolder {
  readonly id: string;
  readonly flow: YamlFile<Flow> | undefined;
  readonly examples: YamlFile<z.infer<typeof FlowExamples>> | undefined;
}

export interface ChapterFile {
  /** The file's name without its number. */
  readonly id: string;
  readonly file: string;
  readonly head: YamlFile<ChapterHead> | undefined;
  readonly text: ReadText;
}

/** Everything that could be read. What could not is missing here, and stands in the faults. */
export interface Handbook {
  readonly settings: YamlFile<Settings> | undefined;
  readonly sources: YamlFile<z.infer<typeof SourceFile>> | undefined;
  readonly glossary: YamlFile<z.infer<typeof GlossaryFile>> | undefined;
  readonly words: YamlFile<InterfaceWords> | undefined;
  readonly concepts: readonly Named<z.infer<typeof ConceptFile>>[];
  readonly lists: readonly Named<IndicatorList>[];
  readonly people: readonly Named<z.infer<typeof InventedPeople>>[];
  readonly countries: readonly Named<Country>[];
  readonly flows: readonly FlowFolder[];
  readonly chapters: readonly ChapterFile[];
  /** How many files were looked at. */
  readonly files: number;
}

/**
 * Reads every file of the handbook in the folder `root` against the schema of its kind. Gives what could be read, and
 * every fault of form. Throws nothing but what the disk throws.
 */
export function readHandbook(root: string): { handbook: Handbook; problems: Problem[] } {
  const problems: Problem[] = [];
  let files = 0;

  const load = <T>(path: string, schema: ZodType<T>): YamlFile<T> | undefined => {
    const file = join(root, path);
    if (!existsSync(file)) {
      problems.push({
        file,
        line: 1,
        column: 1,
        what: 'This file is missing.',
        mend: 'Create it, or bring it back from the last edition; handbook/README.md says what it holds.',
      });
      return undefined;
    }
    files += 1;
    const result = readYaml(file, readFileSync(file, 'utf8'), schema);
    if (result.ok) return result.read;
    problems.push(...result.problems);
    return undefined;
  };

  const namesIn = (folder: string, ending: string): string[] => {
    const path = join(root, folder);
    if (!existsSync(path)) return [];
    const names = readdirSync(path, { withFileTypes: true });
    for (const entry of names) {
      if (entry.name.endsWith(ending) || entry.name.startsWith('.')) continue;
      problems.push({
        file: join(path, entry.name),
        line: 1,
        column: 1,
        what: `This has no place in ${folder}/.`,
        mend: `Only files that end in ${ending} are read here. Rename it or move it away.`,
      });
    }
    return names
      .map(({ name }) => name)
      .filter((name) => name.endsWith(ending))
      .sort();
  };

  const loadFolder = <T>(folder: string, schema: ZodType<T>): Named<T>[] =>
    namesIn(folder, '.yaml').flatMap((name) => {
      const read = load(join(folder, name), schema);
      return read ? [{ ...read, id: name.replace(/\.yaml$/, '') }] : [];
    });

  const flowNames = existsSync(join(root, KINDS.flows.folder))
    ? readdirSync(join(root, KINDS.flows.folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

  const handbook: Handbook = {
    settings: load(KINDS.settings.path, KINDS.settings.schema),
    sources: load(KINDS.sources.path, KINDS.sources.schema),
    glossary: load(KINDS.glossary.path, KINDS.glossary.schema),
    words: load(KINDS.interface.path, KINDS.interface.schema),
    concepts: loadFolder(KINDS.concepts.folder, KINDS.concepts.schema),
    lists: loadFolder(KINDS.indicators.folder, KINDS.indicators.schema),
    people: loadFolder(KINDS.people.folder, KINDS.people.schema),
    countries: loadFolder(KINDS.countries.folder, KINDS.countries.schema),
    flows: flowNames.map((id) => ({
      id,
      flow: load(join(KINDS.flows.folder, id, 'flow.yaml'), KINDS.flows.schema),
      examples: load(join(KINDS.flows.folder, id, 'examples.yaml'), KINDS.flows.examples),
    })),
    chapters: namesIn(KINDS.chapters.folder, '.md').map((name) => {
      files += 1;
      const { chapter, faults } = readChapter(join(root, KINDS.chapters.folder, name), name);
      problems.push(...faults);
      return chapter;
    }),
    get files() {
      return files;
    },
  };
  return { handbook, problems };
}

function readChapter(file: string, name: string): { chapter: ChapterFile; faults: Problem[] } {
  const text = readFileSync(file, 'utf8');
  const id = name.replace(/^\d+-|\.md$/g, '');
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  const faults: Problem[] = [];
  if (!/^\d\d-/.test(name)) {
    faults.push({
      file,
      line: 1,
      column: 1,
      what: 'The file name of this chapter has no number.',
      mend: 'Begin it with two digits and a hyphen, as `07-a-new-chapter.md`: they give the order.',
    });
  }
  if (!match) {
    faults.push({
      file,
      line: 1,
      column: 1,
      what: 'This chapter has no head.',
      mend: 'Begin with a line of three hyphens, then title, part, summary, changed and sources, then three hyphens.',
    });
    return { chapter: { id, file, head: undefined, text: readMarkdown(file, text) }, faults };
  }
  const head = readYaml(file, match[1] ?? '', KINDS.chapters.schema, 1);
  if (!head.ok) faults.push(...head.problems);
  const above = match[0].split('\n').length - 1;
  const read = readMarkdown(file, text.slice(match[0].length), above);
  faults.push(...read.problems);
  return { chapter: { id, file, head: head.ok ? head.read : undefined, text: read }, faults };
}
