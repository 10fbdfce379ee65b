import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ZodType } from 'zod';
import { FigureRecord } from '#countries/content';
import { Contact } from '#directory/content';
import { GlossaryTerm, Project, Source } from '#library/content';
import { Concept, FlowExample, FlowFile, Indicator, PartsFile, QuestionBank } from '#screening/content';
import { SearchEntry } from '#search/content';
import { readMarkdown } from '../../src/compiler/read/markdown.ts';

const README = readFileSync(join(import.meta.dirname, '../../handbook/README.md'), 'utf8');

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

  it('A chapter: its example is read without a fault', () => {
    const [example] = pieces('A chapter', 'markdown');
    const { problems, terms, cites, links } = readMarkdown('README.md', example!);
    expect(problems).toEqual([]);
    expect([terms.length, cites.length, links.length]).toEqual([1, 1, 2]);
  });
});
