import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContact, aCountry, aPhone, anEntry } from '../../../tests/support/directory.ts';
import {
  NO_FILTERS,
  contactsThatFit,
  entriesOf,
  fallbackChain,
  inOrderOfTrust,
  passes,
  type Filters,
  type Wanted,
} from './index.ts';

const wanted = (over: Partial<Wanted> = {}): Wanted => ({
  needs: ['trafficking-help'],
  caller: 'person',
  callerIn: 'zz',
  mayBeChild: false,
  ...over,
});
const idsOf = (contacts: Parameters<typeof aContact>[0][], ask: Wanted): string[] =>
  contactsThatFit(aCountry({ contacts: contacts.map((over) => aContact(over)) }), ask).map(
    ({ contact }) => contact.id,
  );

describe('the contacts that fit', () => {
  it('put a confidential line before the police', () => {
    expect(
      idsOf(
        [
          { id: 'police', kind: 'police' },
          { id: 'line', kind: 'hotline' },
        ],
        wanted(),
      ),
    ).toEqual(['line', 'police']);
  });
  it('never offer a line for professionals to the person', () => {
    const contacts = [{ id: 'desk', callers: 'professionals' as const }];
    expect(idsOf(contacts, wanted())).toEqual([]);
    expect(idsOf(contacts, wanted({ caller: 'officer' }))).toEqual(['desk']);
  });
  it('never put an unconfirmed one first while a trusted one exists', () => {
    const contacts = [
      { id: 'a', confidence: 'low' as const, kind: 'hotline' as const },
      { id: 'b', kind: 'police' as const, phones: [aPhone({ fromAbroad: 'no' })] },
    ];
    expect(idsOf(contacts, wanted({ callerIn: 'th' }))[0]).toBe('b');
  });
  it('begin with child protection when the person may be a child', () => {
    const contacts = [
      { id: 'line', kind: 'hotline' as const },
      { id: 'child', kind: 'child-protection' as const, serves: ['children' as const] },
    ];
    expect(idsOf(contacts, wanted({ mayBeChild: true }))[0]).toBe('child');
  });
  it('are of one kind where one kind is asked for', () => {
    const contacts = [
      { id: 'line', kind: 'hotline' as const },
      { id: 'house', kind: 'shelter' as const },
    ];
    expect(idsOf(contacts, wanted({ kind: 'shelter' }))).toEqual(['house']);
    expect(idsOf(contacts, wanted({ kind: null }))).toEqual(['line', 'house']);
  });
  it('leave out what is closed now, and never what may be open', () => {
    const hours = {
      timeZone: 'Europe/Tallinn',
      times: [{ days: ['tue' as const], from: '09:00', to: '12:00' }],
    };
    const contacts = [
      { id: 'a-table', phones: [aPhone({ hours })] },
      { id: 'b-always', phones: [aPhone({ hours: 'always' })] },
      { id: 'c-not-known', phones: [aPhone({ hours: null })] },
      { id: 'd-no-telephone', phones: [] },
    ];
    const at = (moment: string): string[] => idsOf(contacts, wanted({ openAt: new Date(moment) })).sort();
    expect(at('2026-12-01T09:30:00Z')).toEqual(['a-table', 'b-always', 'c-not-known', 'd-no-telephone']);
    expect(at('2026-12-01T10:30:00Z')).toEqual(['b-always', 'c-not-known', 'd-no-telephone']);
  });
  it('leave out a line for women when the person is a man', () => {
    expect(idsOf([{ id: 'women', serves: ['women'] }], wanted({ sex: 'man' }))).toEqual([]);
    expect(idsOf([{ id: 'women', serves: ['women'] }], wanted({ sex: null }))).toEqual(['women']);
  });
  it('put what can be dialled from here before what cannot, and drop neither', () => {
    const contacts = [
      { id: 'a-no-telephone', phones: [] },
      { id: 'b-short', phones: [aPhone({ abroad: null, form: 'short' as const })] },
      { id: 'c-works' },
      { id: 'd-unknown', phones: [aPhone({ fromAbroad: 'unknown' as const })] },
    ];
    expect(idsOf(contacts, wanted({ callerIn: 'th' }))).toEqual([
      'c-works',
      'd-unknown',
      'b-short',
      'a-no-telephone',
    ]);
  });
});

describe('the chain when nobody answers', () => {
  it('goes from the emergency number over a regional body and IOM to the own ministry', () => {
    const region = aCountry({ code: 'xx', covers: ['zz'], contacts: [aContact({ id: 'xx-body' })] });
    const world = aCountry({ code: 'int', contacts: [aContact({ id: 'int-iom-hq' })] });
    expect(fallbackChain(aCountry(), [region, world], null).map((link) => link.kind)).toEqual([
      'emergency',
      'body',
      'body',
      'own-ministry',
    ]);
  });
  it('leaves out a regional body of another part of the world', () => {
    const region = aCountry({ code: 'xx', covers: ['ee'], contacts: [aContact({ id: 'xx-body' })] });
    expect(fallbackChain(aCountry(), [region], null).map((link) => link.kind)).toEqual([
      'emergency',
      'own-ministry',
    ]);
  });
  it('always ends with the own ministry, also when nothing else is known', () => {
    expect(fallbackChain(aCountry({ emergency: [] }), [], '+10000')).toEqual([
      { kind: 'own-ministry', number: '+10000' },
    ]);
  });
});

describe('the list of all contacts', () => {
  it('holds no telephone number', () => {
    expect(JSON.stringify(entriesOf(aCountry()))).not.toMatch(/600|112/);
  });
  it('says whether one can call from abroad', () => {
    const [entry] = entriesOf(aCountry({ contacts: [aContact({ phones: [aPhone({ fromAbroad: 'no' })] })] }));
    expect(entry?.fromAbroad).toBe(false);
  });
  it('is ordered by trust, then by name', () => {
    const order = inOrderOfTrust([
      anEntry({ id: 'c', trust: 'unconfirmed', nameEn: 'A' }),
      anEntry({ id: 'b', trust: 'one-source', nameEn: 'A' }),
      anEntry({ id: 'a2', nameEn: 'B' }),
      anEntry({ id: 'a1', nameEn: 'A' }),
    ]);
    expect(order.map(({ id }) => id)).toEqual(['a1', 'a2', 'b', 'c']);
  });
});

describe('a filter', () => {
  const monday = new Date('2026-11-23T10:00:00Z');
  const closed = { timeZone: 'UTC', times: [{ days: ['sun' as const], from: '10:00', to: '12:00' }] };
  it.each<[string, Partial<Filters>, boolean]>([
    ['of another country', { country: 'lt' }, false],
    ['of this country', { country: 'zz' }, true],
    ['of another kind', { kind: 'police' }, false],
    ['of those it serves', { serves: 'women' }, true],
    ['of those it does not serve', { serves: 'men' }, false],
    ['of a language it speaks', { language: 'et' }, true],
    ['of a language it does not speak', { language: 'th' }, false],
    ['of what works from abroad', { fromAbroad: true }, true],
    ['of what is open, when nobody knows its hours', { openNow: true }, true],
  ])('%s', (_what, filters, expected) => {
    expect(passes(anEntry(), { ...NO_FILTERS, ...filters }, monday)).toBe(expected);
  });
  it('of what is open hides only what is known to be closed', () => {
    const open = { ...NO_FILTERS, openNow: true };
    expect(passes(anEntry({ hours: [closed] }), open, monday)).toBe(false);
    expect(passes(anEntry({ hours: [closed, null] }), open, monday)).toBe(true);
    expect(passes(anEntry({ hours: [] }), open, monday)).toBe(true);
  });
  it('keeps a body that serves everyone', () => {
    expect(passes(anEntry({ serves: ['all'] }), { ...NO_FILTERS, serves: 'men' }, monday)).toBe(true);
  });
  it('never brings back what another has taken away', () => {
    const one = fc.record({
      country: fc.constantFrom(null, 'zz', 'lt'),
      kind: fc.constantFrom<Filters['kind']>(null, 'hotline', 'police'),
      serves: fc.constantFrom<Filters['serves']>(null, 'women', 'men'),
      language: fc.constantFrom(null, 'et', 'th'),
      openNow: fc.boolean(),
      fromAbroad: fc.boolean(),
    });
    fc.assert(
      fc.property(one, (filters) => {
        if (passes(anEntry(), { ...filters, country: null }, monday)) return;
        expect(passes(anEntry(), filters, monday)).toBe(false);
      }),
    );
  });
});
