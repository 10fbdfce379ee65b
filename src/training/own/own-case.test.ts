import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FlowWithId } from '#screening/core';
import type { CaseSource } from '#training/cases/core';
import { emit } from '../../compiler/emit/emit.ts';
import { readHandbook } from '../../compiler/handbook.ts';
import type { CaseHandbook, Checked } from './check-case.ts';
import { readOwnCase, checkDraft, fileOf } from './read-own-case.ts';
import { letOut, squeeze } from './squeeze.ts';

const nurse = readFileSync(
  new URL('../../../handbook/training/nurse-with-a-contract.md', import.meta.url),
  'utf8',
);

let handbook: CaseHandbook;
beforeAll(() => {
  // Read and emitted, and not checked once more: other tests do that.
  const files = emit(readHandbook('handbook').handbook);
  handbook = {
    flows: files['screening/flows'] as CaseHandbook['flows'],
    readFlow: (id) => Promise.resolve(files[`screening/flow-${id}`] as FlowWithId),
    readSigns: () =>
      Promise.resolve(files['screening/indicators'] as Awaited<ReturnType<CaseHandbook['readSigns']>>),
    sources: files['library/sources'] as readonly CaseSource[],
    countries: files['countries/index'] as CaseHandbook['countries'],
  };
}, 120_000);

const told = (checked: Checked): string[] =>
  checked.ok ? [] : checked.faults.map(({ path, key }) => [...path, key].join('/'));
const faultsOf = async (text: string): Promise<string[]> => told((await readOwnCase(text, handbook)).checked);
/** The case with one thing changed in it. Throws when nothing changes: the test would prove nothing. */
const changed = (before: string | RegExp, after: string): string => {
  const text = nurse.replace(before, after);
  if (text === nurse) throw new Error(`Nothing changes: ${String(before)}`);
  return text;
};

describe('a case file', () => {
  it('that is sound becomes a case, and ends where the real flow and rule lead', async () => {
    const { checked, draft } = await readOwnCase(nurse, handbook);
    expect(checked).toMatchObject({
      ok: true,
      case: { id: 'own', title: 'A nurse with a contract' },
      end: { band: 'nothing-recorded', outcome: 'nothing-recorded', stopsAt: undefined },
    });
    expect(checked.ok && checked.case.sources.map(({ id }) => id)).toEqual(['practice']);
    expect(draft?.notes).toContain('For whoever leads');
  });

  it('never hands notes on as HTML', async () => {
    const { checked, draft } = await readOwnCase(`${nurse}\n<img src=x onerror=alert(1)>\n`, handbook);
    expect(checked.ok && checked.case.notes).toBe('');
    expect(draft?.notes).toContain('<img src=x onerror=alert(1)>');
  });

  it('goes through the form and a file without losing anything', async () => {
    const first = await readOwnCase(nurse, handbook);
    const again = await readOwnCase(fileOf(first.draft!), handbook);
    expect(again).toEqual(first);
    expect(await checkDraft(first.draft!, handbook)).toEqual(first.checked);
  });

  it.each<[what: string, before: string | RegExp, after: string, fault: string]>([
    [
      'an answer that changes where it ends',
      "bed-there/does-not-know-address: 'no'",
      "bed-there/does-not-know-address: 'yes'",
      'band/endsInBand',
    ],
    ['another end than it says', 'reaches: nothing-recorded', 'reaches: inform', 'reaches/endsAt'],
    ['an opening that stops', '  age: adult\n', '', 'opening/openingStops'],
    ['an unknown flow', 'flow: visa-work', 'flow: no-such-flow', 'flow/noSuchFlow'],
    ['a flow named like a part of the language', 'flow: visa-work', 'flow: __proto__', 'flow/badId'],
    ['an unknown question of the opening', '  age: adult', '  years: adult', 'opening/years/noSuchQuestion'],
    ['an unknown answer of the opening', '  age: adult', '  age: old', 'opening/age/noSuchAnswer'],
    ['an unknown row', 'fees/worker-pays', 'fees/no-such-sign', 'answers/fees/no-such-sign/noSuchRow'],
    ['an unknown paper', '[contract, lease]', '[contract, letter]', 'stages/0/documents/1/noSuchPaper'],
    ['an unknown source', '[practice]', '[no-such-source]', 'pattern/sources/0/noSuchSource'],
    ['an unknown country', 'from: ph', 'from: zz', 'countries/from/noSuchCountry'],
    ['two moments of one name', '- id: close', '- id: alone', 'stages/2/twice'],
    ['a field nobody knows', 'flow: visa-work', 'flow: visa-work\ncolour: red', 'colour/unknownField'],
    ['a number where a text stands', 'title: A nurse with a contract', 'title: 12', 'title/wrongType'],
    ['a text where a list stands', 'signs: []', 'signs: many', 'signs/wrongType'],
    ['nothing where a text stands', 'title: A nurse with a contract', 'title:', 'title/missing'],
    ['an empty text', 'title: A nurse with a contract', "title: ''", 'title/missing'],
    ['a number that no result can hold', /number: \d+/, 'number: 128', 'number/tooBig'],
    ['too many minutes', /minutes: \d+/, 'minutes: 600', 'minutes/tooBig'],
    [
      'a word that is not among the known',
      'verdict: weak',
      'verdict: poor',
      'stages/0/choices/0/verdict/unknownValue',
    ],
    ['an id that is none', '- id: window', '- id: At the window', 'stages/0/id/badId'],
    [
      'a call to the employer as a good choice',
      /verdict: harm\n(\s+)tells: \[employer\]/,
      'verdict: good\n$1tells: [employer]',
      'stages/1/choices/0/tellsWithoutAgreement',
    ],
    ['text without a head', /^---\n/, '', 'noHead'],
    ['a list as its head', nurse, '---\n- one\n- two\n---\n', 'noHead'],
    ['a line that is not YAML', 'title: A nurse', "title: 'A nurse", 'notYaml'],
    ['aliases in each other', 'signs: []', `a: &a [x, x]\nb: &b [*a, *a]\nsigns: [*b, *b]`, 'borrowed'],
    ['bytes that are no text', 'signs: []', 'signs: \0', 'notText'],
  ])('with %s is told so, in words of its own', async (_what, before, after, wanted) => {
    expect(await faultsOf(changed(before, after))).toContain(wanted);
  });

  it('names the line of the file', async () => {
    const { checked } = await readOwnCase(changed('flow: visa-work', 'flow: none'), handbook);
    const line = nurse.split('\n').indexOf('flow: visa-work') + 1;
    expect(!checked.ok && checked.faults.find(({ key }) => key === 'noSuchFlow')?.line).toBe(line);
  });

  it('of any size or depth is answered at once, and never thrown at the trainer', async () => {
    expect(await faultsOf('a'.repeat(10_000_000))).toEqual(['tooLarge']);
    const deep = `---\ntitle: ${'['.repeat(90_000)}${']'.repeat(90_000)}\n---\n`;
    expect((await faultsOf(deep)).length).toBeGreaterThan(0);
  });

  it('that cannot be used yet still fills the form with everything that is text', async () => {
    const { draft, checked } = await readOwnCase(changed('flow: visa-work', 'flow: none'), handbook);
    expect(checked.ok).toBe(false);
    expect(draft).toMatchObject({ title: 'A nurse with a contract', flow: 'none' });
    expect(draft?.stages).toHaveLength(3);
  });
});

describe('a squeezed case', () => {
  it('comes out as it went in, and smaller', async () => {
    const bytes = await squeeze(nurse);
    expect(bytes.length).toBeLessThan(nurse.length / 2);
    expect(await letOut(bytes)).toBe(nurse);
  });

  it('that is damaged, no text, or made to fill memory is none', async () => {
    const bytes = await squeeze(nurse);
    expect(await letOut(bytes.slice(0, 100))).toBeUndefined();
    expect(await letOut(new Uint8Array([1, 2, 3]))).toBeUndefined();
    expect(await letOut(deflateRawSync(new Uint8Array([0xff, 0xfe])))).toBeUndefined();
    expect(await letOut(deflateRawSync(Buffer.alloc(50_000_000)))).toBeUndefined();
  });
});
