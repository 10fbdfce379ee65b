import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  csvOfContacts,
  exchangedOwn,
  hsdsOf,
  previewNumbers,
  readNumbers,
  vcardsOf,
  IMPORT_AT_MOST,
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
const numbersIn = (text: string) => {
  const read = readNumbers(text, 'ee');
  return read.ok ? read.numbers : read.why;
};
const someText = fc
  .string({ minLength: 1, maxLength: 60, unit: 'binary' })
  .map((text) => text.replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, '').trim())
  .filter((text) => text !== '' && !text.startsWith("'"));
const anOwn = fc.record({ name: someText, what: someText }).map((about) => own(about));

describe('a file that was written here', () => {
  it.each([
    ['HSDS', (one: OwnContact) => JSON.stringify(hsdsOf([exchangedOwn(one, undefined)]))],
    ['vCard', (one: OwnContact) => vcardsOf([exchangedOwn(one, undefined)])],
    ['CSV', (one: OwnContact) => csvOfContacts([exchangedOwn(one, undefined)])],
  ])('comes back as it was: %s', (_form, write) => {
    fc.assert(
      fc.property(anOwn, (one) => {
        const { country, name, number, what } = one;
        expect(numbersIn(write(one))).toEqual([{ country, name, number, what }]);
      }),
    );
  });

  it('brings no word on who dialled it: here nobody did', () => {
    const mark = {
      id: 'm',
      country: 'lt',
      contactId: 'one',
      number: '+999 000 0001',
      on: '2026-11-02',
      works: true,
    };
    const [number] = numbersIn(vcardsOf([exchangedOwn(own(), mark)])) as readonly { what: string }[];
    expect(number?.what).toBe(own().what);
  });
});

describe('a file that others wrote', () => {
  it.each([
    ['semicolons, and columns of their own', 'Organisation;Telephone\nA house;+999 12 34\n'],
    ['tabs, and a mark at the beginning', '\uFEFFname\tphone\nA house\t+999 12 34'],
    [
      'a card of version 3',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A house\r\nitem1.TEL;TYPE=WORK:+999 12 34\r\nEND:VCARD',
    ],
    ['a card whose number is an address', 'BEGIN:VCARD\nFN:A house\nTEL;VALUE=uri:tel:+999 12 34\nEND:VCARD'],
    ['a directory page by page', '{"contents":[{"name":"A house","phones":[{"number":"+999 12 34"}]}]}'],
  ])('is read: %s', (_what, text) => {
    expect(numbersIn(text)).toEqual([{ country: 'ee', name: 'A house', number: '+999 12 34', what: '' }]);
  });

  it('names what it could not take over, with its reason, and takes the rest', () => {
    const read = readNumbers('name,number\nA house,+999 12 34\nB house,call us\n,+999 1\nC house,\n', 'ee');
    expect(read).toMatchObject({
      ok: true,
      numbers: [{ name: 'A house' }],
      notTaken: [
        { what: 'B house', why: 'strange-sign' },
        { what: '3', why: 'no-name' },
        { what: 'C house', why: 'no-number' },
      ],
    });
  });

  it.each([
    ['nothing', '  ', 'empty'],
    ['a letter', 'Dear colleague, call us.', 'not-a-list'],
    ['JSON of something else', '{"kind":"plan"}', 'empty'],
    ['too much', `name,number\n${'A,+99912\n'.repeat(IMPORT_AT_MOST + 1)}`, 'too-many'],
  ])('is refused with a reason: %s', (_what, text, why) => {
    expect(numbersIn(text)).toBe(why);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readNumbers(text, 'ee')));
  });
});

describe('the preview', () => {
  const { id: _id, changedOn: _day, ...about } = own();
  it.each([
    ['new', []],
    ['there', [own()]],
    ['other', [own({ name: 'Another name' })]],
  ])('says that it is %s', (state, here) => {
    expect(previewNumbers([about], here, []).map((one) => one.state)).toEqual([state]);
  });

  it('knows a number of the handbook, however it is written', () => {
    const handbook = [{ code: 'lt', contacts: [{ phones: [{ number: '00999 000-0001' }] }] }];
    const [one] = previewNumbers([about], [], handbook as unknown as Parameters<typeof previewNumbers>[2]);
    expect(one?.state).toBe('in-handbook');
  });

  it('shows once what a file says twice', () => {
    expect(previewNumbers([about, about], [], [])).toHaveLength(1);
  });
});
