import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, draftKey, emptyCase, type Case } from './index.ts';

const FOLDER = join(import.meta.dirname, '../../../tests/notebook/case-formats');
const read = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, unknown>;

describe('a case that was kept by an earlier version', () => {
  const files = readdirSync(FOLDER);

  it.each(['format-1.json', 'format-2.json'])('%s is among those that are tried', (file) =>
    expect(files).toContain(file),
  );

  it.each(files)('%s: has everything that a case of today has, and nothing of it is lost', (file) => {
    const kept = read(file);
    const one = contentOf(kept) as Case;
    expect(one.format).toBe(2);
    expect(Object.keys(one).sort()).toEqual(
      Object.keys(emptyCase({ code: '', country: null, stage: null }, 0)).sort(),
    );
    for (const [name, value] of Object.entries(kept)) {
      if (name === 'format') continue;
      expect(one, name).toMatchObject({ [name]: value });
    }
  });

  it('does not say whose words a line is, where nobody had asked', () => {
    const one = contentOf(read('format-1.json')) as Case;
    expect(one.timeline.map(({ words }) => words)).toEqual(['not-noted']);
  });

  it('of format 2 is read as it was written', () => {
    expect(contentOf(read('format-2.json'))).toEqual(read('format-2.json'));
  });

  it('keeps what a later version added to it', () => {
    expect(contentOf({ ...read('format-2.json'), later: ['kept'] })).toMatchObject({ later: ['kept'] });
  });
});

describe('drafts of a case', () => {
  it('are one for each form', () => {
    const keys = [{ caseId: 'a' }, { caseId: 'a', part: 'task' }, { caseId: 'b', part: 'task' }].map(
      draftKey,
    );
    expect(new Set(keys).size).toBe(3);
  });
});
