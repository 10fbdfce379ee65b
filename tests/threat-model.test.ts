import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);
const page = readFileSync(at('docs/threat-model.md'), 'utf8');
const named = [...page.matchAll(/`((?:src|tests)\/[^`\s]+)` › `([^`]+)`/g)].map(
  ([, file = '', title = '']) => [file, title] as const,
);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('docs/threat-model.md', () => {
  it('names a test for every promise', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (We promise|-)/.test(line));
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter((row) => !row.includes('` › `'))).toEqual([]);
  });

  it.each(named)('names a test that there is: %s › %s', (file, title) => {
    expect(existsSync(at(file)), `${file} is not there.`).toBe(true);
    // A test that is skipped, or only spoken of in a comment, shows nothing.
    const begun = new RegExp(
      `(?:^|\\s)(?:test|it)(?:\\.each(?:<[^(]*>)?\\([\\s\\S]*?\\))?\\(\\s*['"\`]${escaped(title)}`,
      'm',
    );
    expect(begun.test(readFileSync(at(file), 'utf8')), `${file} has no test "${title}".`).toBe(true);
  });
});
