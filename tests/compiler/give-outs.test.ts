import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { everyItem, type ChecklistWithId, type ListedChecklist } from '#checklists/core';
import { check, compile } from '../../src/compiler/compile.ts';
import { lineOf } from '../../src/compiler/problem.ts';

const HANDBOOKS = join(import.meta.dirname, 'handbooks');
const made: string[] = [];

/** A copy of the sound handbook with one more file. */
function soundWith(path: string, text: string): string {
  const root = mkdtempSync(join(tmpdir(), 'countersign-give-outs-'));
  made.push(root);
  cpSync(join(HANDBOOKS, 'sound'), root, { recursive: true });
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
  return root;
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

describe('a checklist', () => {
  const text = readFileSync(join(HANDBOOKS, 'checklist-item-twice/checklists/states.yaml'), 'utf8');
  const sound = text.replace(/no-fees(?![\s\S]*no-fees)/, 'open-doors');

  it('is handed over with its sources, each once, and listed with the number of things to do', () => {
    const root = soundWith('checklists/states.yaml', sound);
    expect(check(root).problems.map(lineOf)).toEqual([]);
    const files = compile(root);
    const checklist = files['checklists/states'] as ChecklistWithId;
    expect(checklist.sources.map(({ id }) => id)).toEqual(['first-book']);
    expect(everyItem(checklist).map(({ id }) => id)).toEqual(['no-fees', 'open-doors']);
    expect(files['checklists/index']).toMatchObject([
      { id: 'states', items: 2 },
    ] satisfies Partial<ListedChecklist>[]);
  });

  it('is no file where the handbook has none', () => {
    expect(
      Object.keys(compile(join(HANDBOOKS, 'sound'))).filter((path) => path.startsWith('checklists')),
    ).toEqual([]);
  });
});
