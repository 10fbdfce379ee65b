import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgreementFile, AgreementHeading, PartyKind } from '../content/index.ts';
import {
  EMPTY_AGREEMENT,
  agreementOf,
  documentOf,
  entryOf,
  gapsOf,
  isAgreementBegun,
  textOf,
  type Agreement,
  type ClauseEntry,
  type Gap,
} from './index.ts';

const LANGUAGES = ['da', 'de', 'et', 'fi', 'is', 'lt', 'lv', 'nb', 'pl', 'ru', 'sv'] as const;
const inEach = <T>(value: (code: string) => T) =>
  Object.fromEntries(LANGUAGES.map((code) => [code, value(code)])) as Record<(typeof LANGUAGES)[number], T>;
const title = (en: string): AgreementHeading => ({ en, ...inEach((code) => `${en} in ${code}`) });
const clause = (id: string, text: string, neededWith: PartyKind[] = []) => ({
  id,
  title: title(id),
  explains: 'It settles something.',
  why: 'It is good for something.',
  missing: 'It costs something.',
  neededWith,
  fields: [
    { id: 'hours', label: 'Hours', default: '2', required: true },
    { id: 'number', label: 'Number', required: true },
    { id: 'payer', label: 'Who pays', required: false },
  ],
  variants: [
    { id: 'standard', label: 'As proposed', text },
    { id: 'short', label: 'Short', text: 'Call.' },
  ],
});
const data: AgreementFile = {
  builtOn: ['first-book'],
  title: title('Agreement'),
  headingStates: { ...inEach(() => 'draft' as const), sv: 'reviewed' },
  warning: 'A model.',
  parties: [
    { id: 'ngo', label: 'NGO' },
    { id: 'police', label: 'Police' },
    { id: 'consulate', label: 'Consulate' },
  ],
  partyGaps: [{ party: 'ngo', what: 'No NGO.', costs: 'No bed.', source: null }],
  clauses: [
    clause('calls', 'Call {{number}} within {{hours}} hours.'),
    clause('papers', 'Issue a paper.', ['consulate']),
    clause('costs', '{{payer}} pays.'),
  ],
};
const ofBoth: Agreement = {
  ...EMPTY_AGREEMENT,
  parties: ['ngo', 'police'],
  names: { ngo: 'Safe Door', police: 'Town police' },
};
const withEntry = (id: string, change: Partial<ClauseEntry>, agreement = ofBoth): Agreement => ({
  ...agreement,
  clauses: { ...agreement.clauses, [id]: { ...entryOf(agreement, id), ...change } },
});
const called = withEntry('calls', { fields: { number: '112' } });

describe('what an agreement lacks', () => {
  it.each<[string, Agreement, Gap[]]>([
    ['nothing, with two named parties and a number', called, []],
    ['a number', ofBoth, [{ kind: 'field-empty', clause: 'calls', field: 'number' }]],
    ['no number when the wording does not use it', withEntry('calls', { variant: 'short' }), []],
    ['no number when the words are their own', withEntry('calls', { own: 'Shout.' }), []],
    [
      'a clause that was left out',
      withEntry('calls', { leftOut: true }),
      [{ kind: 'clause-left-out', clause: 'calls' }],
    ],
    ['no clause that these parties do not need', withEntry('papers', { leftOut: true }, called), []],
    [
      'the clause that the consulate brings with it',
      withEntry(
        'papers',
        { leftOut: true },
        { ...called, parties: ['ngo', 'consulate'], names: { ngo: 'A', consulate: 'B' } },
      ),
      [{ kind: 'clause-left-out', clause: 'papers' }],
    ],
    [
      'a partner who gives a bed',
      { ...called, parties: ['police', 'consulate'], names: { police: 'A', consulate: 'B' } },
      [{ kind: 'party-missing', party: 'ngo' }],
    ],
    ['a name', { ...called, names: { ngo: ' ', police: 'B' } }, [{ kind: 'party-unnamed', party: 'ngo' }]],
  ])('is %s', (_what, agreement, gaps) => expect(gapsOf(data, agreement)).toEqual(gaps));

  it('is a second party, when there is one alone', () => {
    expect(gapsOf(data, { ...called, parties: ['ngo'] })).toContainEqual({ kind: 'few-parties' });
  });

  it('never grows when a clause that was left out comes back with its fields filled in', () => {
    fc.assert(
      fc.property(
        fc.subarray<PartyKind>(['ngo', 'police', 'consulate']),
        fc.constantFrom('calls', 'papers', 'costs'),
        (parties, id) => {
          const out = withEntry(id, { leftOut: true, fields: { number: '112' } }, { ...ofBoth, parties });
          const back = withEntry(id, { leftOut: false }, out);
          expect(gapsOf(data, back).length).toBeLessThanOrEqual(gapsOf(data, out).length);
        },
      ),
    );
  });
});

describe('the wording of a clause', () => {
  const [calls] = data.clauses;
  it.each([
    ['fills in what was written, and defaults', { fields: { number: '112' } }, 'Call 112 within 2 hours.'],
    ['leaves a line for a pen', {}, 'Call ____________________ within 2 hours.'],
    ['is the chosen one', { variant: 'short' }, 'Call.'],
    [
      'is the first when the chosen one is no longer there',
      { variant: 'gone', fields: { number: '1' } },
      'Call 1 within 2 hours.',
    ],
    ['gives way to own words', { own: 'Shout.' }, 'Shout.'],
  ])('%s', (_what, change, text) => {
    expect(textOf(calls!, { ...entryOf(EMPTY_AGREEMENT, 'calls'), ...change })).toBe(text);
  });

  it('shows what was written to the letter, also a dollar sign or braces', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => text.trim() !== ''),
        (number) => {
          expect(textOf(calls!, { ...entryOf(EMPTY_AGREEMENT, 'calls'), fields: { number } })).toBe(
            `Call ${number.trim()} within 2 hours.`,
          );
        },
      ),
    );
  });
});

describe('the document', () => {
  it('numbers the clauses that stand in it, without those left out or not needed', () => {
    const blocks = documentOf(data, withEntry('calls', { leftOut: true }));
    expect(blocks.flatMap((block) => (block.kind === 'clause' ? [[block.number, block.id]] : []))).toEqual([
      [1, 'costs'],
    ]);
    expect(blocks.filter(({ kind }) => kind === 'signature')).toHaveLength(2);
  });

  it.each([
    ['a draft that nobody has read stays off the paper', 'fi', false, null],
    ['a draft that a fluent reader has read stands there', 'fi', true, 'Agreement in fi'],
    ['a reviewed language stands there', 'sv', false, 'Agreement in sv'],
    ['English stands alone', null, false, null],
  ] as const)('%s', (_what, other, readByFluent, expected) => {
    expect(documentOf(data, { ...called, other, readByFluent })[0]).toMatchObject({
      kind: 'title',
      other: expected,
    });
  });

  it('is begun with the first thing that is entered', () => {
    expect(isAgreementBegun(EMPTY_AGREEMENT)).toBe(false);
    expect(isAgreementBegun({ ...EMPTY_AGREEMENT, parties: ['ngo'] })).toBe(true);
    expect(isAgreementBegun(withEntry('calls', { other: 'Soita.' }, EMPTY_AGREEMENT))).toBe(true);
  });
});

describe('an agreement that was kept', () => {
  const kept: Agreement = {
    parties: ['ngo', 'consulate'],
    names: { ngo: 'A house for everybody' },
    other: 'lt',
    readByFluent: true,
    clauses: {
      purpose: { leftOut: false, variant: 'short', fields: { days: '3' }, own: '', other: 'Tikslas' },
    },
  };

  it('comes back as it was, but for the reader who must look again', () => {
    expect(agreementOf(JSON.parse(JSON.stringify(kept)))).toEqual({ ...kept, readByFluent: false });
  });

  it('leaves out parties and languages that there are not', () => {
    expect(agreementOf({ ...kept, parties: ['ngo', 'army', 'ngo'], other: 'xx' })).toMatchObject({
      parties: ['ngo'],
      other: null,
    });
  });

  it('never throws, whatever was in the file', () => {
    fc.assert(fc.property(fc.anything(), (value) => void agreementOf(value)));
  });
});
