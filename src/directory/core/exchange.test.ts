import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { aContact, aPhone } from '../../../tests/support/directory.ts';
import {
  PROFILE_TERMS,
  TRUST,
  csvOfContacts,
  dialledMarkOf,
  exchangedOwn,
  exchangedShipped,
  faultOfNumber,
  hsdsOf,
  latestMark,
  ownContactOf,
  uuidOf,
  vcardsOf,
  type DialledMark,
  type OwnContact,
} from './index.ts';

const own = (about: Partial<OwnContact> = {}): OwnContact => ({
  id: 'one',
  country: 'lt',
  name: 'Night desk of the invented shelter',
  number: '+999 000 0001',
  what: 'Ask for the coordinator; any hour.',
  changedOn: '2026-11-01',
  ...about,
});
const mark = (about: Partial<DialledMark> = {}): DialledMark => ({
  id: 'mark',
  country: 'lt',
  contactId: 'one',
  number: '+999 000 0001',
  on: '2026-11-02',
  works: true,
  ...about,
});

describe('what the post keeps', () => {
  it('is read as it was kept', () => {
    const { id, ...about } = own();
    expect(ownContactOf(id, about)).toEqual(own());
    const { id: markId, ...dialled } = mark();
    expect(dialledMarkOf(markId, dialled)).toEqual(mark());
  });

  it('is left alone where it is something else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (about) => {
        expect([ownContactOf('id', about), dialledMarkOf('id', about)]).toEqual([undefined, undefined]);
      }),
    );
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['ask at the desk', 'strange-sign'],
    ['+', 'strange-sign'],
    ['1', 'no-digits'],
    ['112', undefined],
    ['+370 (5) 200-00.00', undefined],
    ['*123#', undefined],
    ['+999 000 0001 ext. 12', undefined],
  ])('has a number that can be dialled: "%s" is %s', (typed, fault) => {
    expect(faultOfNumber(typed)).toBe(fault);
  });
});

describe('the latest word on a number', () => {
  it('is the one of the latest day, for this number of this contact', () => {
    const marks = [
      mark({ on: '2026-11-01', works: false }),
      mark({ on: '2026-11-03' }),
      mark({ on: '2026-11-09', number: '112', works: false }),
      mark({ on: '2026-11-09', contactId: 'two', works: false }),
    ];
    expect(latestMark(marks, 'one', '+999 000 0001')).toEqual(mark({ on: '2026-11-03' }));
  });

  it.each([[[true, false]], [[false, true]]])('of one day is the careful one (%s)', (said) => {
    const marks = said.map((works) => mark({ works }));
    expect(latestMark(marks, 'one', '+999 000 0001')?.works).toBe(false);
  });
});

describe('an id for others', () => {
  it('has the form of a UUID, is the same for the same name, and differs for others', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(uuidOf(one)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(uuidOf(one) === uuidOf(other)).toBe(one === other);
      }),
    );
  });
});

const shipped = exchangedShipped(
  'lt',
  aContact({ phones: [aPhone({ number: '+37000000000' })], informs: ['police'] }),
  (number) => mark({ number, works: false }),
);

describe('HSDS 3.0', () => {
  it('has what the standard requires of each object', () => {
    for (const service of hsdsOf([exchangedOwn(own(), mark()), shipped])) {
      expect(service).toMatchObject({
        id: expect.any(String) as string,
        name: expect.any(String) as string,
        status: 'active',
      });
      const { id, name, description } = service.organization;
      expect([id, name, description].every((value) => value !== '')).toBe(true);
      for (const phone of service.phones) expect(phone.number).not.toBe('');
    }
  });

  it('says of each number whether it was dialled, and of each service how far to trust it and whom it informs', () => {
    const terms = (service: ReturnType<typeof hsdsOf>[number] | undefined): string[] =>
      [...(service?.attributes ?? []), ...(service?.phones ?? []).flatMap((phone) => phone.attributes)].map(
        ({ taxonomy_term, value }) => `${taxonomy_term.code}: ${value}`,
      );
    const [ofPost, ofHandbook] = hsdsOf([exchangedOwn(own(), mark()), shipped]);
    expect(terms(ofPost)).toEqual([
      'trust: own-post',
      'informs: not-known',
      'from-abroad: unknown',
      'dialled: 2026-11-02 works',
    ]);
    expect(terms(ofHandbook)).toContain('informs: police');
    expect(terms(ofHandbook)).toContain('dialled: 2026-11-02 did-not-work');
    expect(terms(ofHandbook).some((term) => term.startsWith('source: '))).toBe(true);
  });

  it('calls a contact assured on a day only if it was found to work', () => {
    expect(hsdsOf([exchangedOwn(own(), mark())])[0]?.assured_date).toBe('2026-11-02');
    expect(hsdsOf([exchangedOwn(own(), mark({ works: false }))])[0]?.assured_date).toBeUndefined();
  });

  it('has its terms described in docs/hsds-profile.md', () => {
    const page = readFileSync(new URL('../../../docs/hsds-profile.md', import.meta.url), 'utf8');
    expect(PROFILE_TERMS.filter((term) => !page.includes(`| \`${term}\``))).toEqual([]);
    expect(TRUST.filter((trust) => !page.includes(`\`${trust}\``))).toEqual([]);
  });

  it('names every object once', () => {
    const text = JSON.stringify(
      hsdsOf([exchangedOwn(own(), mark()), exchangedOwn(own({ id: 'two' }), undefined), shipped]),
    );
    const ids = [...text.matchAll(/"id":"([^"]+)","(?:name|link_id|service_id)/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(6);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a vCard', () => {
  it('holds a working number and what is to be known of it, and no number that did not work', () => {
    const card = vcardsOf([exchangedOwn(own(), mark())]);
    expect(card).toContain('TEL;VALUE=text;TYPE=voice:+999 000 0001\r\n');
    expect(card).toContain('NOTE:Ask for the coordinator\\; any hour.\\n');
    expect(vcardsOf([exchangedOwn(own(), mark({ works: false }))])).not.toContain('TEL');
  });

  it('has lines of at most 75 bytes, and says the same when they are put together again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (what) => {
        const card = vcardsOf([exchangedOwn(own({ what }), undefined)]);
        const lines = card.split('\r\n');
        expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
        const whole = card.replaceAll('\r\n ', '').split('\r\n');
        expect(whole.filter((line) => line === 'BEGIN:VCARD')).toHaveLength(1);
        const escaped = what
          .replace(/\\/g, '\\\\')
          .replace(/\r\n|\r|\n/g, '\\n')
          .replace(/([,;])/g, '\\$1');
        expect(whole.some((line) => line.startsWith(`NOTE:${escaped}`))).toBe(true);
      }),
    );
  });
});

describe('CSV', () => {
  it('comes back as it was, and no field begins like a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, what) => {
        const text = csvOfContacts([exchangedOwn(own({ name, what }), mark())]);
        const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true, newline: '\r\n' });
        expect(data).toHaveLength(2);
        const bare = (field: string | undefined): string => (field ?? '').replace(/^'(?=[=+\-@\t\r])/, '');
        expect([bare(data[1]?.[1]), bare(data[1]?.[4])]).toEqual([name, what]);
        expect(data.flat().filter((field) => /^[=+\-@\t\r]/.test(field))).toEqual([]);
      }),
    );
  });
});
