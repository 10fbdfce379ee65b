import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Projects } from '#library/core';
import { check, compile } from '../../src/compiler/compile.ts';

const SOUND = join(import.meta.dirname, 'handbooks/sound');
const made: string[] = [];

/** A copy of the sound handbook, to change. */
function copyOfSound(): string {
  const root = mkdtempSync(join(tmpdir(), 'countersign-projects-'));
  made.push(root);
  cpSync(SOUND, root, { recursive: true });
  return root;
}

const project = (id: string, from: string, source: string, figureFrom = source): string => `
  - id: ${id}
    title: A work
    from: '${from}'
    to: null
    what: It was something.
    couldBeRead: not
    reading: Nothing of it.
    figures: [{ text: 12 meetings, source: ${figureFrom} }]
    counterpart: null
    toCome: A page on it.
    sources: [${source}]
`;

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

describe('what the handbook is built on', () => {
  it('is told from the oldest on, with its sources in the order of first mention', () => {
    const root = copyOfSound();
    writeFileSync(
      join(root, 'projects.yaml'),
      `projects:${project('later', '2011-05', 'first-book')}${project('earlier', '2010', 'second-book', 'first-book')}`,
    );
    const { projects, sources } = compile(root)['library/projects'] as Projects;
    expect(projects.map(({ id }) => id)).toEqual(['earlier', 'later']);
    expect(sources.map(({ id }) => id)).toEqual(['second-book', 'first-book']);
  });

  it('may be missing, and the app has an empty list then', () => {
    const root = copyOfSound();
    expect(check(root).problems).toEqual([]);
    expect(compile(root)['library/projects']).toEqual({ projects: [], sources: [] });
  });

  it('uses the sources that it names', () => {
    const root = copyOfSound();
    const source =
      '  - { id: third-book, title: A third book, publisher: A body, year: "2010", url: null, whatWasRead: All of it. }\n';
    appendFileSync(join(root, 'sources.yaml'), source);
    expect(check(root).problems.map(({ what }) => what)).toEqual(['No file names the source `third-book`.']);
    writeFileSync(
      join(root, 'projects.yaml'),
      `projects:${project('one', '2012', 'first-book', 'third-book')}`,
    );
    expect(check(root).problems).toEqual([]);
  });
});
