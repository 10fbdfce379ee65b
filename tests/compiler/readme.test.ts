import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ZodType } from 'zod';
import { FigureRecord } from '#countries/content';
import { Contact } from '#directory/content';
import { GlossaryTerm, Project, Source } from '#library/content';
import { Concept, FlowExample, FlowFile, Indicator, PartsFile, QuestionBank } from '#screening/content';
import { SearchEntry } from '#search/content';
import { TrainingCase } from '#training/cases/content';
import { check } from '../../src/compiler/compile.ts';
import { lineOf } from '../../src/compiler/problem.ts';
import { readMarkdown } from '../../src/compiler/read/markdown.ts';

const HANDBOOK = join(import.meta.dirname, '../../handbook');
const README = readFileSync(join(HANDBOOK, 'README.md'), 'utf8');

/** The pieces of one language under a heading of the editors' README. */
function pieces(heading: string, language: string): string[] {
  const section = README.split(/^###? /m).find((text) => text.startsWith(`${heading}\n`));
  expect(section, heading).toBeDefined();
  return [...section!.matchAll(/```(\w+)\n([\s\S]*?)```/g)].flatMap(([, kind, text]) =>
    kind === language ? [text!] : [],
  );
}

describe("the editors' README", () => {
  const examples: [string, ZodType][] = [
    ['A number in a country', Contact],
    ['A figure', FigureRecord],
    ['A source', Source],
    ['A word of the glossary', GlossaryTerm],
    ['A project of the task force', Project],
    ['Words people search with', SearchEntry],
    ['A sign', Indicator],
    ['A concept', Concept],
    ['A flow', FlowExample],
  ];
  it.each(examples)('%s: its example is what the compiler takes', (heading, schema) => {
    const [example] = pieces(heading, 'yaml');
    const entries = parse(example!) as unknown[];
    expect(entries).toHaveLength(1);
    expect(schema.safeParse(entries[0]).error?.issues ?? []).toEqual([]);
  });

  it('A flow, a question and a part: the examples are what the compiler takes', () => {
    const faults = (schema: ZodType, value: unknown): unknown => schema.safeParse(value).error?.issues ?? [];
    expect(faults(FlowFile, parse(pieces('A flow', 'text')[0]!))).toEqual([]);
    expect(faults(QuestionBank, { questions: parse(pieces('A question', 'yaml')[0]!) as unknown })).toEqual(
      [],
    );
    expect(faults(PartsFile, parse(pieces('A part', 'yaml')[0]!))).toEqual([]);
  });

  it('A case to practise with: the example is what the compiler takes, and ends where it says', () => {
    const text = pieces('A case to practise with', 'text')[0]!;
    expect(TrainingCase.safeParse(parse(text)).error?.issues ?? []).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), 'countersign-readme-'));
    try {
      const root = join(folder, 'handbook');
      cpSync(HANDBOOK, root, { recursive: true });
      writeFileSync(join(root, 'training/folded-passport.md'), `---\n${text}---\n\nNotes.\n`);
      expect(check(root).problems.map(lineOf)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it('A chapter: its example is read without a fault', () => {
    const [example] = pieces('A chapter', 'markdown');
    const { problems, terms, cites, links } = readMarkdown('README.md', example!);
    expect(problems).toEqual([]);
    expect([terms.length, cites.length, links.length]).toEqual([1, 1, 2]);
  });
});
