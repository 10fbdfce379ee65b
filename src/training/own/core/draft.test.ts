import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { TrainingCase } from '#training/cases/content';
import { EMPTY_DRAFT, draftOf, fileNameOf, freshId, headOf, readCaseFile, writeCaseFile } from './draft.ts';

const folder = new URL('../../../../handbook/training/', import.meta.url);
const cases = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));

describe('a draft', () => {
  it.each(cases)('is made of $name of the handbook and makes the same case again', ({ text }) => {
    const file = readCaseFile(text)!;
    const written: unknown = parse(file.head);
    const draft = draftOf(written, file.notes);
    expect(TrainingCase.parse(headOf(draft))).toEqual(TrainingCase.parse(written));
    // Once more by way of a file, as a trainer would.
    const again = readCaseFile(writeCaseFile({ head: stringify(headOf(draft)), notes: draft.notes }))!;
    expect(draftOf(parse(again.head), again.notes)).toEqual(draft);
  });

  it('that is empty leaves out what is empty, and keeps the group that may be empty', () => {
    expect(headOf(EMPTY_DRAFT)).toEqual({
      number: 100,
      minutes: 20,
      pattern: { sources: ['practice'], mark: 'own' },
      countries: {},
      stages: [{ id: 'stage-1' }, { id: 'stage-2' }],
      roles: [{ role: 'applicant' }, { role: 'officer' }, { role: 'observer' }],
    });
  });

  it('is made of anything without a fault, and keeps what is text in its place', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.string(), (anything, title) => {
        expect(draftOf(anything, '').notes).toBe('');
        const head = { title, stages: anything, roles: anything, opening: anything, documents: [anything] };
        expect(draftOf(head, '').title).toBe(title);
      }),
    );
  });

  it('keeps a number that is none, so that the check can name it', () => {
    expect(headOf({ ...EMPTY_DRAFT, minutes: 'twenty' }).minutes).toBe('twenty');
    expect(headOf({ ...EMPTY_DRAFT, minutes: ' 25 ' }).minutes).toBe(25);
  });

  it('names what is new by the next free number', () => {
    expect(freshId('stage', [])).toBe('stage-1');
    expect(freshId('stage', [{ id: 'stage-2' }])).toBe('stage-3');
    expect(freshId('stage', [{ id: 'window' }, { id: 'stage-1' }])).toBe('stage-3');
  });
});

describe('a case file', () => {
  it('is taken apart whatever the ends of its lines', () => {
    expect(readCaseFile('\uFEFF---\r\ntitle: A\r\n---\r\n\r\nNotes.\r\n')).toEqual({
      head: 'title: A',
      notes: 'Notes.',
    });
  });

  it.each(['', 'title: A', '---\ntitle: A', 'Text\n---\na: 1\n---\n'])(
    'without a head is none: %j',
    (text) => {
      expect(readCaseFile(text)).toBeUndefined();
    },
  );

  it.each([
    ['Berry season', 'berry-season.md'],
    ['  Ärger – am Schalter! ', 'arger-am-schalter.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['ภาษาไทย', 'own-case.md'],
    ['', 'own-case.md'],
  ])('is named after its title: %j', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });
});
