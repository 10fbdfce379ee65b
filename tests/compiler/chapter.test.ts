import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Chapter } from '#library/core';
import { compile } from '../../src/compiler/compile.ts';

const SOUND = join(import.meta.dirname, 'handbooks/sound');
const made: string[] = [];

/** The first chapter of the sound handbook, compiled after a change to its file. */
function chapterAfter(change: (text: string) => string): Chapter {
  const root = mkdtempSync(join(tmpdir(), 'countersign-chapter-'));
  made.push(root);
  cpSync(SOUND, root, { recursive: true });
  const file = join(root, 'chapters/01-what-it-is.md');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return compile(root)['library/chapter-what-it-is'] as Chapter;
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

describe('a passage on signs', () => {
  const chapter = chapterAfter((text) =>
    text.replace(':::do\n', '::signs{of="papers-kept made-to-steal"}\n\n:::do\n'),
  );

  it('shows the signs in words, and the questions that ask for them', () => {
    expect(chapter.html).toContain('<li>They are made to steal.</li>');
    expect(chapter.html).toContain('data-to="screening/counter"');
    expect(chapter.html).not.toContain('papers-kept');
  });

  it('is named with its heading, so that a sign can lead to it', () => {
    expect(chapter.signs).toEqual([{ heading: 'how-to-see-it', concepts: ['papers-kept', 'made-to-steal'] }]);
  });
});

describe('a statement of law', () => {
  it('is numbered in the order of the text and comes with the chapter', () => {
    const law = (id: string, article: string): string =>
      `  - { id: ${id}, instrument: A made-up convention, article: '${article}', says: Something., status: In force., read: known, source: null }\n`;
    const chapter = chapterAfter((text) =>
      text
        .replace('---\n\nIt is', `law:\n${law('second', '2')}${law('first', '1')}---\n\nIt is`)
        .replace('except for a child.', 'except for a child.:law{id=first} Or so.:law{id=second}'),
    );
    expect(chapter.law.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(chapter.html).toContain('<a href="#law-first">§1</a>');
    expect(chapter.html).toContain('<a href="#law-second">§2</a>');
  });
});
