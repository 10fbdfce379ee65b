import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCase, aShare, anAgreement } from '../../../tests/support/a-case.ts';
import {
  DATA_KINDS,
  mayGo,
  notAgreed,
  standingOf,
  withAgreement,
  withShared,
  withdraw,
  type Case,
  type DataKind,
} from './index.ts';

const line = 'Invented support line';
const account = { recipient: line, kind: 'account' } as const;

describe('what the person agreed to', () => {
  it.each([
    ['nobody asked', [], 'not-asked'],
    ['yes', [anAgreement()], 'yes'],
    ['no', [anAgreement({ answer: 'no' })], 'no'],
    ['yes, and then no', [anAgreement(), anAgreement({ id: 'a2', answer: 'no' })], 'no'],
    ['no, and then yes', [anAgreement({ answer: 'no' }), anAgreement({ id: 'a2' })], 'yes'],
    ['yes, and taken back', [anAgreement({ withdrawnAt: 5 })], 'withdrawn'],
    ['yes to another recipient', [anAgreement({ recipient: 'The police' })], 'not-asked'],
    ['yes to another kind of data', [anAgreement({ kind: 'health' })], 'not-asked'],
    [
      'yes to a name in other spaces and capitals',
      [anAgreement({ recipient: ' INVENTED  support line' })],
      'yes',
    ],
  ] as const)('%s', (_what, agreements, standing) => {
    expect(standingOf(aCase({ agreements }), account)).toBe(standing);
  });

  it('is kept apart for each thing that has no kind of its own', () => {
    const one = aCase({ agreements: [anAgreement({ kind: 'other', about: 'a photograph' })] });
    expect(mayGo(one, { recipient: line, kind: 'other', about: 'a photograph' })).toBe(true);
    expect(mayGo(one, { recipient: line, kind: 'other', about: 'a letter' })).toBe(false);
  });

  it('names what may not go', () => {
    const one = aCase({ agreements: [anAgreement(), anAgreement({ kind: 'health', answer: 'no' })] });
    expect(notAgreed(one, line, ['account', 'health', 'papers'])).toEqual(['health', 'papers']);
    expect(notAgreed(one, 'The police', ['account'])).toEqual(['account']);
  });

  it('does not hang on the clock: the later answer in the case counts', () => {
    const one = withAgreement(
      aCase({ agreements: [anAgreement({ at: 900 })] }),
      anAgreement({ answer: 'no', at: 1 }),
    );
    expect(standingOf(one, account)).toBe('no');
  });

  it('is never the legal basis: an answer changes nothing there', () => {
    expect(withAgreement(aCase({ legalBasis: 'Invented Act' }), anAgreement()).legalBasis).toBe(
      'Invented Act',
    );
  });
});

describe('taking an agreement back', () => {
  it('stops further sharing, and names each thing that had gone to that recipient', () => {
    const before = [
      aShare(),
      aShare({ id: 's2', recipient: 'INVENTED support line', kinds: ['needs', 'account'] }),
      aShare({ id: 's3', kinds: ['health'] }),
      aShare({ id: 's4', recipient: 'The police' }),
    ].reduce(withShared, aCase({ agreements: [anAgreement()] }));
    const { case: after, wentOut } = withdraw(before, 'a1', 77);
    expect(mayGo(after, account)).toBe(false);
    expect(after.agreements[0]?.withdrawnAt).toBe(77);
    expect(wentOut.map(({ id }) => id)).toEqual(['s1', 's2']);
    expect(after.sharedWith).toBe(before.sharedWith);
  });

  it.each([
    ['a no', anAgreement({ answer: 'no' }), 'a1'],
    ['an answer that is not there', anAgreement(), 'a9'],
  ])('%s cannot be taken back, and nothing changes', (_what, agreement, id) => {
    const one = aCase({ agreements: [agreement] });
    expect(withdraw(one, id, 5)).toEqual({ case: one, wentOut: [] });
  });

  const recipients = [line, 'The police', 'A lawyer'] as const;
  const anAnswer = fc.record({
    recipient: fc.constantFrom(...recipients),
    kind: fc.constantFrom<DataKind>('account', 'health', 'other'),
    about: fc.constantFrom('', 'a photograph'),
    answer: fc.constantFrom('yes' as const, 'no' as const),
  });
  const caseOf = (answers: readonly object[]): Case =>
    answers
      .map((answer, n) => anAgreement({ ...answer, id: `a${String(n)}` }))
      .reduce(withAgreement, aCase());

  it('means that nothing of it may go until the person is asked again; and touches no other matter', () => {
    fc.assert(
      fc.property(fc.array(anAnswer, { minLength: 1 }), fc.nat(), (answers, pick) => {
        const one = caseOf(answers);
        const chosen = one.agreements[pick % one.agreements.length]!;
        const { case: after } = withdraw(one, chosen.id, 5);
        expect(mayGo(after, chosen) && chosen.answer === 'yes').toBe(false);
        for (const other of one.agreements) {
          const same =
            other.recipient === chosen.recipient &&
            other.kind === chosen.kind &&
            (other.kind !== 'other' || other.about === chosen.about);
          if (!same) expect(mayGo(after, other)).toBe(mayGo(one, other));
        }
        if (chosen.answer !== 'yes') return;
        expect(mayGo(withAgreement(after, anAgreement({ ...chosen, id: 'again' })), chosen)).toBe(true);
      }),
    );
  });

  it('never makes a yes out of anything else', () => {
    fc.assert(
      fc.property(fc.array(anAnswer), fc.constantFrom(...DATA_KINDS), (answers, kind) => {
        const one = caseOf(answers);
        for (const recipient of recipients) {
          for (const { id } of one.agreements) {
            const after = withdraw(one, id, 5).case;
            if (!mayGo(one, { recipient, kind })) expect(mayGo(after, { recipient, kind })).toBe(false);
          }
        }
      }),
    );
  });
});
