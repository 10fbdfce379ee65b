import { existsSync, readFileSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { ZodType } from 'zod';
import type { Checklist } from '#checklists/content';
import type { AgreementFile } from '#giveouts/agreements/content';
import type { ReturnFile } from '#giveouts/return/content';
import type { SelfTest } from '#giveouts/selftest/content';
import type { FigureFile, FigureSourceFile, GapFile, MetricFile } from '#countries/content';
import type { Country } from '#directory/content';
import type { ClosedEdition } from '#editions/content';
import type { CardSentenceFile, GiveCardTranslation } from '#giveouts/cards/content';
import type { OfferFile } from '#giveouts/offers/content';
import type { InterfaceWords } from '#language/content';
import type { ChapterHead, GlossaryFile, ProjectFile, Settings, SourceFile } from '#library/content';
import type { Htcds } from '#referral/content';
import type {
  CardOriginals,
  CardTranslation,
  ConceptFile,
  FlowExamples,
  FlowFile,
  IndicatorList,
  InventedPeople,
} from '#screening/content';
import type { SearchWordsFile } from '#search/content';
import type { TrainingCase } from '#training/cases/content';
import type { SeminarTest } from '#training/results/content';
import type { SeminarModule, SeminarProgramme } from '#training/seminars/content';
import type { z } from 'zod';
import { KINDS } from './kinds.ts';
import type { Problem } from './problem.ts';
import { readMarkdown, type ReadText } from './read/markdown.ts';
import { readYaml, type YamlFile } from './read/yaml.ts';
import {
  gatherShared,
  resolveFlow,
  type ResolvedFlow,
  type Shared,
  type StagesOfConcepts,
} from './resolve.ts';

/** A file whose name is the id of what it holds. */
export type Named<T> = YamlFile<T> & { readonly id: string };

export interface FlowFolder {
  readonly id: string;
  /** As an editor wrote it, with the names of what it shares with other flows. */
  readonly written: YamlFile<FlowFile> | undefined;
  /** As the app knows it: flat. Its places lead to where each part was written. */
  readonly flow: ResolvedFlow | undefined;
  readonly examples: YamlFile<z.infer<typeof FlowExamples>> | undefined;
}

export interface ChapterFile {
  /** The file's name without its number. */
  readonly id: string;
  readonly file: string;
  readonly head: YamlFile<ChapterHead> | undefined;
  readonly text: ReadText;
}

export interface TrainingFile {
  /** The file's name. */
  readonly id: string;
  readonly file: string;
  /** The case itself, as it is worked through. */
  readonly head: YamlFile<TrainingCase> | undefined;
  /** Notes for whoever leads the group. */
  readonly text: ReadText;
}

/** The folder of open figures. A handbook may do without it: then everything in it is missing and nothing is wrong. */
export interface FiguresFolder {
  readonly countries: readonly Named<FigureFile>[];
  readonly metrics: YamlFile<z.infer<typeof MetricFile>> | undefined;
  readonly sources: YamlFile<z.infer<typeof FigureSourceFile>> | undefined;
  readonly gaps: YamlFile<z.infer<typeof GapFile>> | undefined;
}

/** Everything that could be read. What could not is missing here, and stands in the faults. */
export interface Handbook {
  readonly settings: YamlFile<Settings> | undefined;
  readonly sources: YamlFile<z.infer<typeof SourceFile>> | undefined;
  readonly glossary: YamlFile<z.infer<typeof GlossaryFile>> | undefined;
  /** Missing in a small handbook, and that is no fault. */
  readonly projects: YamlFile<z.infer<typeof ProjectFile>> | undefined;
  /** The words people search with; undefined also where the handbook has none. */
  readonly searchWords: YamlFile<SearchWordsFile> | undefined;
  /** Fields and code lists of the case data standard; undefined also where the handbook has none. */
  readonly htcds: YamlFile<Htcds> | undefined;
  readonly words: YamlFile<InterfaceWords> | undefined;
  /** Words that only the pages of one room read; the file's name is the room. A small handbook may have none. */
  readonly roomWords: readonly Named<InterfaceWords>[];
  readonly concepts: readonly Named<z.infer<typeof ConceptFile>>[];
  readonly lists: readonly Named<IndicatorList>[];
  readonly people: readonly Named<z.infer<typeof InventedPeople>>[];
  readonly countries: readonly Named<Country>[];
  /** The codes of all files of countries, also of those that could not be read. */
  readonly countryCodes: readonly string[];
  /** The editions that were given out, the oldest first; the file's name is the edition. */
  readonly editions: readonly Named<ClosedEdition>[];
  /** The question bank and the parts that flows share. */
  readonly shared: Shared;
  readonly figures: FiguresFolder;
  readonly flows: readonly FlowFolder[];
  /** The English of the words that every question card has; undefined where a handbook has no cards. */
  readonly cardOriginals: YamlFile<CardOriginals> | undefined;
  /** Question cards in other languages; the id is the language. */
  readonly cardTranslations: readonly Named<CardTranslation>[];
  /** The rules of the labour-offer checker; none in a small handbook. */
  readonly offers: readonly Named<z.infer<typeof OfferFile>>[];
  /** What a card to give away can say; none in a small handbook. */
  readonly giveCards: readonly Named<z.infer<typeof CardSentenceFile>>[];
  /** The same in other languages; the id is the language. */
  readonly giveCardTranslations: readonly Named<GiveCardTranslation>[];
  readonly chapters: readonly ChapterFile[];
  /** Invented cases to practise with; a small handbook may have none. */
  readonly training: readonly TrainingFile[];
  /** Checklists for audiences; a small handbook may have none. */
  readonly checklists: readonly Named<Checklist>[];
  /** What a mission asks itself; undefined also where the handbook has none. */
  readonly agreements: YamlFile<AgreementFile> | undefined;
  readonly return: YamlFile<ReturnFile> | undefined;
  readonly selftest: YamlFile<SelfTest> | undefined;
  /** The test before and after a seminar; undefined also where the handbook has none. */
  readonly seminarTest: YamlFile<SeminarTest> | undefined;
  /** What holds for a whole seminar; undefined also where the handbook has none. */
  readonly seminarProgramme: YamlFile<SeminarProgramme> | undefined;
  /** The modules of a seminar by the number of their file. A small handbook may have none. */
  readonly seminarModules: readonly (Named<SeminarModule> & { readonly number: number })[];
  /**
   * The folders and files in which something could not be read. A check that needs them waits: what it would say
   * follows from the fault that is named already.
   */
  readonly unread: ReadonlySet<string>;
  /** How many files were looked at. */
  readonly files: number;
}

/** What an editor may keep in the handbook beside its content. */
const BESIDE = ['README.md', 'LICENSE', 'translations', 'reached.yaml'];

/**
 * Reads every file of the handbook in the folder `root` against the schema of its kind. Gives what could be read, and
 * every fault of form. Throws nothing but what the disk throws.
 */
export function readHandbook(root: string): { handbook: Handbook; problems: Problem[] } {
  const problems: Problem[] = [];
  const unread = new Set<string>();
  /** `path` is a file or a folder; what stands first in it is the kind. */
  const notRead = (path: string): void => {
    unread.add(path.split('/')[0] ?? path);
  };
  let files = 0;

  const top = (path: string, what: string, mend: string): void => {
    problems.push({ file: join(root, path), line: 1, column: 1, what, mend });
  };

  const textOf = (path: string): string => {
    files += 1;
    const text = readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '');
    if (text.includes('\uFFFD')) {
      top(path, 'This file is not written in UTF-8.', 'Save it again with the encoding UTF-8.');
    }
    // Windows ends a line with two signs; places are counted the same with one.
    return text.replace(/\r\n/g, '\n');
  };

  const load = <T>(path: string, schema: ZodType<T>): YamlFile<T> | undefined => {
    if (!existsSync(join(root, path))) {
      notRead(path);
      top(
        path,
        'This file is missing.',
        'Create it, or bring it back from the last edition; handbook/README.md says what it holds.',
      );
      return undefined;
    }
    const result = readYaml(join(root, path), textOf(path), schema);
    if (result.ok) return result.read;
    notRead(path);
    problems.push(...result.problems);
    return undefined;
  };

  const loadIfThere = <T>(path: string, schema: ZodType<T>): YamlFile<T> | undefined =>
    existsSync(join(root, path)) ? load(path, schema) : undefined;

  const entriesIn = (folder: string): Dirent[] => {
    if (existsSync(join(root, folder))) {
      return readdirSync(join(root, folder), { withFileTypes: true })
        .filter(({ name }) => !name.startsWith('.'))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    notRead(folder);
    top(
      folder,
      'This folder is missing.',
      'Create it, or bring it back from the last edition; handbook/README.md says what it holds.',
    );
    return [];
  };

  const namesIn = (folder: string, ending: string): string[] =>
    entriesIn(folder).flatMap((entry) => {
      if (entry.isFile() && entry.name.endsWith(ending)) return [entry.name];
      top(
        join(folder, entry.name),
        `This has no place in ${folder}/.`,
        `Only files that end in ${ending} are read here. Rename it or move it away.`,
      );
      return [];
    });

  const loadFolder = <T>(folder: string, schema: ZodType<T>): Named<T>[] =>
    namesIn(folder, '.yaml').flatMap((name) => {
      const read = load(join(folder, name), schema);
      return read ? [{ ...read, id: name.replace(/\.yaml$/, '') }] : [];
    });

  const loadFolderIfThere = <T>(folder: string, schema: ZodType<T>): Named<T>[] =>
    existsSync(join(root, folder)) ? loadFolder(folder, schema) : [];

  const loadFigures = (): FiguresFolder => {
    const { folder, schema, ...beside } = KINDS.figures;
    if (!existsSync(join(root, folder))) {
      return { countries: [], metrics: undefined, sources: undefined, gaps: undefined };
    }
    const names = namesIn(folder, '.yaml').map((name) => name.replace(/\.yaml$/, ''));
    return {
      countries: names
        .filter((name) => !Object.hasOwn(beside, name))
        .flatMap((id) => {
          const read = load(join(folder, `${id}.yaml`), schema);
          return read ? [{ ...read, id }] : [];
        }),
      metrics: load(join(folder, 'metrics.yaml'), beside.metrics),
      sources: load(join(folder, 'sources.yaml'), beside.sources),
      gaps: names.includes('gaps') ? load(join(folder, 'gaps.yaml'), beside.gaps) : undefined,
    };
  };

  /** The files of the folder that other kinds name are theirs. A module's file begins with its number. */
  const loadSeminarModules = (): Handbook['seminarModules'] => {
    const { folder, schema } = KINDS.seminarModules;
    if (!existsSync(join(root, folder))) return [];
    const taken: string[] = Object.values(KINDS).flatMap((kind) => ('path' in kind ? [kind.path] : []));
    return namesIn(folder, '.yaml').flatMap((name) => {
      if (taken.includes(`${folder}/${name}`)) return [];
      const number = /^([0-9]{2})-[a-z0-9-]+\.yaml$/.exec(name)?.[1];
      if (number === undefined) {
        top(
          join(folder, name),
          'The file of a module begins with its number, and this one does not.',
          'Call it `04-a-short-name.yaml`, with the number of the module in two digits.',
        );
        notRead(folder);
        return [];
      }
      const read = load(join(folder, name), schema);
      return read ? [{ ...read, id: name.replace(/\.yaml$/, ''), number: Number(number) }] : [];
    });
  };

  /** The languages whose folder holds a file of words for cards, English apart. */
  const languagesWith = (file: string): string[] =>
    existsSync(join(root, KINDS.cardTranslations.folder))
      ? entriesIn(KINDS.cardTranslations.folder).flatMap((entry) =>
          entry.isDirectory() &&
          entry.name !== 'en' &&
          existsSync(join(root, KINDS.cardTranslations.folder, entry.name, file))
            ? [entry.name]
            : [],
        )
      : [];

  const loadTranslations = <T>(kind: {
    readonly folder: string;
    readonly file: string;
    readonly schema: ZodType<T>;
  }): Named<T>[] =>
    languagesWith(kind.file).flatMap((lang) => {
      const read = load(join(kind.folder, lang, kind.file), kind.schema);
      return read ? [{ ...read, id: lang }] : [];
    });

  const loadFlow = (id: string): Omit<FlowFolder, 'flow'> => {
    const folder = join(KINDS.flows.folder, id);
    for (const { name } of entriesIn(folder)) {
      if (name === 'flow.yaml' || name === 'examples.yaml') continue;
      top(
        join(folder, name),
        'This has no place in the folder of a flow.',
        'A flow is two files: flow.yaml and examples.yaml. Rename it or move it away.',
      );
    }
    return {
      id,
      written: load(join(folder, 'flow.yaml'), KINDS.flows.schema),
      examples: load(join(folder, 'examples.yaml'), KINDS.flows.examples),
    };
  };

  const flowNames = (): string[] =>
    entriesIn(KINDS.flows.folder).flatMap((entry) => {
      if (entry.isDirectory()) return [entry.name];
      top(
        join(KINDS.flows.folder, entry.name),
        'A flow is a folder, and this is a file.',
        'Put it into a folder named after the flow, as flow.yaml.',
      );
      return [];
    });

  const loadChapter = (name: string): ChapterFile => {
    const path = join(KINDS.chapters.folder, name);
    const { chapter, faults } = readChapter(join(root, path), name, textOf(path));
    if (!chapter.head) notRead(path);
    problems.push(...faults);
    return chapter;
  };

  const loadCase = (name: string): TrainingFile => {
    const path = join(KINDS.training.folder, name);
    const { head, text, faults } = readWithHead(
      join(root, path),
      textOf(path),
      KINDS.training.schema,
      WITHOUT_HEAD.training,
    );
    if (!head) notRead(path);
    problems.push(...faults);
    return { id: name.replace(/\.md$/, ''), file: join(root, path), head, text };
  };

  const known = new Set(
    Object.values(KINDS).map((kind) => ('path' in kind ? kind.path.split('/')[0] : kind.folder)),
  );
  for (const entry of entriesIn('.')) {
    const { name } = entry;
    const couldBeContent = entry.isDirectory() || /\.(ya?ml|md)$/.test(name);
    if (!couldBeContent || known.has(name) || BESIDE.includes(name)) continue;
    top(name, 'The handbook has no such file or folder.', 'Check the spelling, or move it away.');
  }

  const codesIn = (folder: string): string[] =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder)).flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? [])
      : [];

  const lists = loadFolder(KINDS.indicators.folder, KINDS.indicators.schema);
  const banks = loadFolderIfThere(KINDS.questions.folder, KINDS.questions.schema);
  const parts = loadFolderIfThere(KINDS.parts.folder, KINDS.parts.schema);
  const { shared, problems: twice } = gatherShared(banks, parts);
  problems.push(...twice);

  const resolved = (folder: Omit<FlowFolder, 'flow'>): FlowFolder => {
    if (!folder.written) return { ...folder, flow: undefined };
    const whole = { questions: !unread.has('questions'), parts: !unread.has('parts') };
    const stages = unread.has('indicators') ? undefined : stagesOf(lists);
    const { flow, problems: faults } = resolveFlow(folder.written, shared, stages, whole);
    problems.push(...faults);
    if (!flow) notRead(KINDS.flows.folder);
    return { ...folder, flow };
  };

  const handbook: Handbook = {
    settings: load(KINDS.settings.path, KINDS.settings.schema),
    sources: load(KINDS.sources.path, KINDS.sources.schema),
    glossary: load(KINDS.glossary.path, KINDS.glossary.schema),
    projects: loadIfThere(KINDS.projects.path, KINDS.projects.schema),
    searchWords: loadIfThere(KINDS.searchWords.path, KINDS.searchWords.schema),
    htcds: loadIfThere(KINDS.htcds.path, KINDS.htcds.schema),
    words: load(KINDS.interface.path, KINDS.interface.schema),
    roomWords: loadFolderIfThere(KINDS.interfaceRooms.folder, KINDS.interfaceRooms.schema),
    concepts: loadFolder(KINDS.concepts.folder, KINDS.concepts.schema),
    lists,
    people: loadFolder(KINDS.people.folder, KINDS.people.schema),
    countries: loadFolder(KINDS.countries.folder, KINDS.countries.schema),
    countryCodes: codesIn(KINDS.countries.folder),
    editions: loadFolderIfThere(KINDS.editions.folder, KINDS.editions.schema),
    figures: loadFigures(),
    shared,
    flows: flowNames().map(loadFlow).map(resolved),
    cardOriginals: existsSync(join(root, KINDS.cardOriginals.path))
      ? load(KINDS.cardOriginals.path, KINDS.cardOriginals.schema)
      : undefined,
    cardTranslations: loadTranslations(KINDS.cardTranslations),
    giveCards: loadFolderIfThere(KINDS.giveCards.folder, KINDS.giveCards.schema),
    giveCardTranslations: loadTranslations(KINDS.giveCardTranslations),
    offers: loadFolderIfThere(KINDS.offers.folder, KINDS.offers.schema),
    chapters: namesIn(KINDS.chapters.folder, '.md').map(loadChapter),
    training: existsSync(join(root, KINDS.training.folder))
      ? namesIn(KINDS.training.folder, '.md').map(loadCase)
      : [],
    agreements: loadIfThere(KINDS.agreements.path, KINDS.agreements.schema),
    return: loadIfThere(KINDS.return.path, KINDS.return.schema),
    selftest: loadIfThere(KINDS.selftest.path, KINDS.selftest.schema),
    seminarTest: loadIfThere(KINDS.seminarTest.path, KINDS.seminarTest.schema),
    checklists: loadFolderIfThere(KINDS.checklists.folder, KINDS.checklists.schema),
    seminarProgramme: loadIfThere(KINDS.seminarProgramme.path, KINDS.seminarProgramme.schema),
    seminarModules: loadSeminarModules(),
    unread,
    get files() {
      return files;
    },
  };
  return { handbook, problems };
}

/** In which stages a sign that is still used stands for each concept. */
export function stagesOf(lists: readonly Named<IndicatorList>[]): NonNullable<StagesOfConcepts> {
  const signs = new Map<string, Set<string>>();
  for (const { value } of lists) {
    for (const { concept, stages, retired } of value.indicators) {
      if (retired !== undefined) continue;
      const known = signs.get(concept) ?? new Set<string>();
      for (const stage of stages) known.add(stage);
      signs.set(concept, known);
    }
  }
  return signs;
}

/** What a Markdown file without its head is told, by kind. */
const WITHOUT_HEAD = {
  chapters: {
    what: 'This chapter has no head.',
    mend: 'Begin with a line of three hyphens, then title, part, summary, changed and sources, then three hyphens.',
  },
  training: {
    what: 'This case has no head.',
    mend: 'Begin with a line of three hyphens, then the case, then three hyphens; `npm run new -- case name` writes one.',
  },
} as const;

/** Reads Markdown that begins with a head of YAML between two lines of three hyphens. */
function readWithHead<T>(
  file: string,
  text: string,
  schema: ZodType<T>,
  withoutHead: Pick<Problem, 'what' | 'mend'>,
): { head: YamlFile<T> | undefined; text: ReadText; faults: Problem[] } {
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!match) {
    return {
      head: undefined,
      text: readMarkdown(file, text),
      faults: [{ file, line: 1, column: 1, ...withoutHead }],
    };
  }
  const head = readYaml(file, match[1] ?? '', schema, 1);
  const above = match[0].split('\n').length - 1;
  const read = readMarkdown(file, text.slice(match[0].length), above);
  return {
    head: head.ok ? head.read : undefined,
    text: read,
    faults: [...(head.ok ? [] : head.problems), ...read.problems],
  };
}

function readChapter(file: string, name: string, text: string): { chapter: ChapterFile; faults: Problem[] } {
  const id = name.replace(/^\d+-|\.md$/g, '');
  const faults: Problem[] = [];
  if (!/^\d{2,}-/.test(name)) {
    faults.push({
      file,
      line: 1,
      column: 1,
      what: 'The file name of this chapter has no number.',
      mend: 'Begin it with two digits and a hyphen, as `07-a-new-chapter.md`: they give the order.',
    });
  }
  const read = readWithHead(file, text, KINDS.chapters.schema, WITHOUT_HEAD.chapters);
  return { chapter: { id, file, head: read.head, text: read.text }, faults: [...faults, ...read.faults] };
}
