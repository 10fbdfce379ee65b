import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, compile, compileAtWork } from '../../src/compiler/compile.ts';
import { emit, fingerprintOf, packageWords } from '../../src/compiler/emit/emit.ts';
import { FaultyHandbook, lineOf } from '../../src/compiler/problem.ts';

const FOLDER = join(import.meta.dirname, 'handbooks');
const names = readdirSync(FOLDER).sort();

/** What an editor would read, with places as below the folder of the handbook. */
function faultsOf(name: string): string {
  const root = join(FOLDER, name);
  return check(root)
    .problems.map((problem) => lineOf(problem).replaceAll(`${root}/`, ''))
    .map((line) => `${line}\n`)
    .join('');
}

describe('a whole small handbook with one thing wrong', () => {
  it('is there for at least forty things', () => expect(names.length - 1).toBeGreaterThanOrEqual(40));

  it.each(names.filter((name) => name !== 'sound'))('%s: says what, where and how to mend it', (name) => {
    const expected = readFileSync(join(FOLDER, name, 'expected.txt'), 'utf8');
    expect(expected, 'A fixture that expects no fault proves nothing.').not.toBe('');
    expect(faultsOf(name)).toBe(expected);
  });

  it.each(names.filter((name) => name !== 'sound'))('%s: stops the build with the whole list', (name) => {
    const build = (): unknown => compile(join(FOLDER, name));
    expect(build).toThrow(FaultyHandbook);
    expect(build).toThrow(lineOf(check(join(FOLDER, name)).problems[0]!));
  });
});

describe('a sound handbook', () => {
  const root = join(FOLDER, 'sound');

  it('has no fault', () => expect(faultsOf('sound')).toBe(''));

  it('gives the same files each time', () => {
    expect(JSON.stringify(compile(root))).toBe(JSON.stringify(compile(root)));
  });

  it('gives one file for each chapter, country and flow, and the lists that name them', () => {
    expect(Object.keys(compile(root)).sort()).toEqual([
      'countries/contacts',
      'countries/ee',
      'countries/index',
      'countries/int',
      'edition',
      'figures/index',
      'figures/map',
      'figures/region',
      'interface',
      'library/changes',
      'library/chapter-what-it-is',
      'library/glossary',
      'library/index',
      'library/projects',
      'library/sources',
      'screening/flow-counter',
      'screening/flows',
      'screening/indicators',
      'search/words',
      'training/cases',
      'training/small-case',
    ]);
  });

  it('gives each number as it is dialled there and from abroad', () => {
    expect(compile(root)['countries/ee']).toMatchObject({
      contacts: [{ phones: [{ inside: '660 7320', abroad: '+372 660 7320' }] }],
    });
  });

  it('numbers citations, marks boxes, terms and links, and leaves 10:30 alone', () => {
    const { html } = compile(root)['library/chapter-what-it-is'] as { html: string };
    expect(html).toContain('<sup class="cite"><a href="#source-first-book">1</a></sup>');
    expect(html).toContain('<button type="button" class="term" data-term="means">means</button>');
    expect(html).toContain('<div class="do"><p class="box-title">Do</p>');
    expect(html).toContain('data-to="contacts/ee"');
    expect(html).toContain('At 10<span>:30</span> the counter opens');
  });

  it('is not shipped with its invented people or examples', () => {
    expect(JSON.stringify(compile(root))).not.toMatch(/gardener|Nothing to note/);
  });

  it('keeps telephone numbers in the file of their country alone', () => {
    const files = compile(root);
    const holding = Object.keys(files).filter((address) =>
      JSON.stringify(files[address]).includes('6607320'),
    );
    expect(holding).toEqual(['countries/ee']);
  });

  it('has a fingerprint that any change of any file changes', () => {
    const files = compile(root);
    const { fingerprint } = files.edition as { fingerprint: string };
    const { edition: _edition, ...others } = files;
    expect(fingerprintOf(others)).toBe(fingerprint);
    for (const address of Object.keys(others)) {
      expect(fingerprintOf({ ...others, [address]: 'changed' })).not.toBe(fingerprint);
    }
  });
});

describe('a handbook that an editor is at work on', () => {
  it('is shown although an example comes out otherwise, with the fault and with its examples apart', () => {
    const { files, examples, exampleFaults } = compileAtWork(join(FOLDER, 'example-comes-out-otherwise'));
    expect(exampleFaults).not.toEqual([]);
    expect(examples.counter?.map(({ name }) => name)).toContain('Nothing to note');
    expect(JSON.stringify(files)).not.toContain('Nothing to note');
  });

  it('is not shown while anything else is wrong', () => {
    expect(() => compileAtWork(join(FOLDER, 'flow-leads-nowhere'))).toThrow(FaultyHandbook);
    expect(() => compileAtWork(join(FOLDER, 'contact-without-source'))).toThrow(FaultyHandbook);
  });
});

describe('the handbook of this edition', () => {
  it('is sound', () => {
    expect(check('handbook').problems.map(lineOf)).toEqual([]);
    // All flows, examples and people at once: on a busy machine that is more than the usual five seconds.
  }, 60_000);

  it('brings no device the words of the page for learning platforms, and that page all of them', () => {
    const { handbook } = check('handbook');
    const rooms = handbook.roomWords.map(({ id }) => `interface/${id}`);
    expect(rooms).toContain('interface/platform');
    expect(Object.keys(emit(handbook)).filter((address) => address.startsWith('interface/'))).toEqual(
      rooms.filter((address) => address !== 'interface/platform'),
    );
    expect(packageWords(handbook)).toHaveProperty('platform.talks.title');
  }, 60_000);
});
