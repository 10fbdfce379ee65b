import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTrainingCase } from '../../../../tests/support/training-case.ts';
import {
  beginRun,
  debriefOf,
  happened,
  MOST,
  noticedIn,
  packResult,
  RESULT_BITS,
  resultOf,
  saidToHaveSeen,
  signCount,
  slipsIn,
  unpackResult,
  type CaseResult,
  type CaseRun,
  type Decision,
  type GivenAnswers,
  type Happening,
} from './index.ts';

const one = aTrainingCase();
const SPEAKS = 'who-answers/companion-answers';
const DEBT = 'who-pays/debt';

const play = (whats: readonly Happening[], from: CaseRun = beginRun(one.id)): CaseRun =>
  whats.reduce((run, what, n) => happened(one, run, (n + 1) * 10, what), from);
/** A whole working: these choices of each stage, then a decision. */
function worked(window: readonly string[], alone: readonly string[], referral?: Decision): CaseRun {
  const chosen = (stage: string, ids: readonly string[]): Happening[] => [
    ...ids.map((choice): Happening => ({ kind: 'chose', stage, choice })),
    { kind: 'went-on', stage },
  ];
  return play([
    ...chosen('window', window),
    ...chosen('alone', alone),
    ...(referral ? [{ kind: 'decided', referral } as const] : []),
    { kind: 'finished' },
  ]);
}

describe('what was noticed', () => {
  const states = (answers: GivenAnswers, saw: string[] = []) =>
    Object.fromEntries(noticedIn(one, answers, saw).signs.map(({ sign, state }) => [sign.id, state]));

  it.each([
    ['not asked', {}, 'missed'],
    ['yes', { [DEBT]: { answer: 'yes' } }, 'noticed'],
    ['unclear', { [DEBT]: { answer: 'unclear' } }, 'noticed'],
    ['no', { [DEBT]: { answer: 'no' } }, 'missed'],
    ['yes, and set aside later', { [DEBT]: { answer: 'yes', parked: true as const } }, 'missed'],
  ])('of a sign whose row was answered: %s', (_name, answers: GivenAnswers, state) => {
    expect(states(answers).debt).toBe(state);
  });

  it('counts one answer for every sign at its row', () => {
    expect(states({ [SPEAKS]: { answer: 'yes' } })).toMatchObject({ speaks: 'noticed', looks: 'noticed' });
  });

  it('leaves a sign without a row for the participant to say', () => {
    expect(states({}).sum).toBe('to-say');
    expect(states({}, ['sum']).sum).toBe('noticed');
  });

  it('never believes a participant over the record of a row', () => {
    expect(states({ [DEBT]: { answer: 'no' } }, ['debt']).debt).toBe('missed');
  });

  it('shows what is on no list of the case, with what its author records there', () => {
    const { notOnTheList, asked, opening } = noticedIn(
      one,
      {
        'papers/held': { answer: 'yes' },
        'bed/address': { answer: 'unclear' },
        'job/unknown': { answer: 'no' },
        danger: { answer: 'unclear' },
      },
      [],
    );
    expect(notOnTheList).toEqual([
      { key: 'papers/held', given: 'yes', author: 'no' },
      { key: 'bed/address', given: 'unclear', author: undefined },
    ]);
    expect(asked).toEqual([{ key: 'job/unknown', given: 'no', author: undefined }]);
    expect(opening).toEqual([{ key: 'danger', given: 'unclear', author: 'no' }]);
  });

  it('tells a need that its author records as well from what is on no list', () => {
    const withNeed = aTrainingCase({ answers: { 'needs-tonight/bed': 'yes' } });
    const { alsoRecorded, notOnTheList } = noticedIn(
      withNeed,
      { 'needs-tonight/bed': { answer: 'unclear' } },
      [],
    );
    expect(alsoRecorded).toEqual([{ key: 'needs-tonight/bed', given: 'unclear', author: 'yes' }]);
    expect(notOnTheList).toEqual([]);
  });

  it('loses no answer and shows none twice', () => {
    const keys = [SPEAKS, DEBT, 'papers/held', 'bed/address', 'danger', 'alone', '__proto__/x'];
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...keys),
          fc.record(
            { answer: fc.constantFrom('yes', 'no', 'unclear', 'alone'), parked: fc.constant(true as const) },
            { requiredKeys: ['answer'] },
          ),
        ),
        (answers) => {
          const { signs, notOnTheList, alsoRecorded, asked, opening, parked } = noticedIn(one, answers, []);
          const atRows = new Set(signs.flatMap(({ sign, given }) => (given === undefined ? [] : [sign.row])));
          const shown = [
            ...atRows,
            ...[...notOnTheList, ...alsoRecorded, ...asked, ...opening, ...parked].map(({ key }) => key),
          ];
          expect(shown.sort()).toEqual(Object.keys(answers).sort());
        },
      ),
    );
  });

  it('counts never more than there is, and a further yes never lowers the count', () => {
    fc.assert(
      fc.property(
        fc.subarray([SPEAKS, DEBT]),
        fc.subarray(['sum', 'debt', 'nothing']),
        fc.constantFrom(SPEAKS, DEBT, 'papers/held'),
        (rows, saw, more) => {
          const given = Object.fromEntries(rows.map((row) => [row, { answer: 'yes' }]));
          const before = signCount(noticedIn(one, given, saw));
          const after = signCount(noticedIn(one, { ...given, [more]: { answer: 'yes' } }, saw));
          expect(before.noticed).toBeLessThanOrEqual(before.of);
          expect(after.noticed).toBeGreaterThanOrEqual(before.noticed);
          expect(after.of).toBe(one.signs.length);
        },
      ),
    );
  });
});

describe('the debrief', () => {
  it('goes through every choice, chosen or not, with the author’s reason', () => {
    const { stages } = debriefOf(one, worked(['bench'], ['listen']));
    expect(stages.map(({ choices }) => choices.map(({ choice, chosen }) => [choice.id, chosen]))).toEqual([
      [
        ['bench', 'chosen'],
        ['wait', 'not-chosen'],
        ['ask-both', 'not-chosen'],
      ],
      [
        ['listen', 'chosen'],
        ['card', 'not-chosen'],
        ['refuse', 'not-chosen'],
        ['scold', 'not-chosen'],
      ],
    ]);
    expect(stages[0]?.choices[0]).toMatchObject({ at: 10, choice: { why: 'Nobody is accused.' } });
  });

  it('says how long each stage took', () => {
    expect(debriefOf(one, worked(['bench'], [])).stages.map(({ seconds }) => seconds)).toEqual([20, 10]);
    expect(debriefOf(one, beginRun(one.id)).stages.map(({ seconds }) => seconds)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('asks to repeat the case after one harm', () => {
    const debrief = debriefOf(one, worked(['bench', 'ask-both'], ['listen', 'card'], 'offered'));
    expect(debrief.repeat).toBe(true);
    expect(debrief.harm.map(({ id }) => id)).toEqual(['ask-both']);
  });

  it('does not hold against anybody a harm that was taken back in time, and shows it', () => {
    const run = play([
      { kind: 'chose', stage: 'window', choice: 'ask-both' },
      { kind: 'took-back', stage: 'window', choice: 'ask-both' },
      { kind: 'went-on', stage: 'window' },
    ]);
    const debrief = debriefOf(one, run);
    expect(debrief.repeat).toBe(false);
    expect(debrief.stages[0]?.choices[2]).toMatchObject({ chosen: 'taken-back', at: 20 });
  });

  it.each([
    ['offered', 'offered', 'as-the-author'],
    ['offered', 'urgent', 'more'],
    ['offered', 'none', 'less'],
    ['urgent', 'offered', 'less'],
    ['urgent', 'urgent', 'as-the-author'],
    ['none', 'none', 'rightly-without'],
    ['none', 'offered', 'more'],
    ['offered', undefined, 'undecided'],
    ['none', undefined, 'undecided'],
  ] as const)('of a case that ends with %s finds %s to be %s', (is, decided, standing) => {
    const ending = aTrainingCase({ referral: { is, why: 'Because.' } });
    expect(debriefOf(ending, worked(['bench'], [], decided)).referral.standing).toBe(standing);
  });

  it('praises whoever left it at that where it rightly ends without a referral, and did no harm', () => {
    const ending = aTrainingCase({ referral: { is: 'none', why: 'Nobody asked for one.' } });
    expect(debriefOf(ending, worked(['bench'], ['card'], 'none')).wellLeft).toBe(true);
    expect(debriefOf(ending, worked(['bench'], ['refuse'], 'none')).wellLeft).toBe(false);
    expect(debriefOf(ending, worked(['bench'], ['card'], 'offered')).wellLeft).toBe(false);
    expect(debriefOf(one, worked(['bench'], ['card'], 'none')).wellLeft).toBe(false);
  });

  it('names each slip once, and a harm without a name as another', () => {
    expect(slipsIn(debriefOf(one, worked(['ask-both'], ['scold', 'refuse'])))).toEqual([
      'asks-before-companion',
      'refuses-on-signs',
      'other',
    ]);
  });

  it('keeps what it cannot place after the case was changed, and lets it count nowhere', () => {
    const line = { at: 3, what: { kind: 'chose', stage: 'window', choice: 'gone' } } as const;
    const run: CaseRun = {
      ...beginRun(one.id),
      log: [line, { at: 5, what: { kind: 'went-on', stage: 'window' } }],
    };
    const debrief = debriefOf(one, run);
    expect(debrief.unplaced).toEqual([line]);
    expect(debrief.harm).toEqual([]);
  });
});

describe('the result for the room', () => {
  it('is counts and nothing else', () => {
    const run = saidToHaveSeen(
      { ...worked(['bench', 'ask-both'], ['listen'], 'offered'), answers: { [DEBT]: { answer: 'yes' } } },
      'sum',
      true,
    );
    expect(resultOf(one, run)).toEqual({ caseNumber: 7, noticed: 2, signs: 4, good: 2, goods: 3, harm: 1 });
  });

  it('takes back what was said to have been seen', () => {
    const seen = saidToHaveSeen(beginRun(one.id), 'sum', true);
    expect(resultOf(one, seen).noticed).toBe(1);
    expect(resultOf(one, saidToHaveSeen(seen, 'sum', false)).noticed).toBe(0);
  });

  const aResult: fc.Arbitrary<CaseResult> = fc
    .record({
      caseNumber: fc.integer({ min: 1, max: MOST.caseNumber }),
      signs: fc.nat(MOST.signs),
      goods: fc.nat(MOST.goods),
      harm: fc.nat(MOST.harm),
      a: fc.double({ min: 0, max: 1, noNaN: true }),
      b: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ a, b, ...rest }) => ({
      ...rest,
      noticed: Math.floor(rest.signs * a),
      good: Math.floor(rest.goods * b),
    }));

  it('is one number of 28 bits, and is read from it again', () => {
    fc.assert(
      fc.property(aResult, (result) => {
        const packed = packResult(result);
        expect(packed).toBeLessThan(2 ** RESULT_BITS);
        expect(unpackResult(packed)).toEqual(result);
      }),
    );
  });

  it('is read from no number that holds an impossible result', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(2 ** RESULT_BITS - 1), fc.double(), fc.integer()), (number) => {
        const result = unpackResult(number);
        if (result) expect(packResult(result)).toBe(number);
        else
          expect(
            Number.isInteger(number) && number >= 0 && number < 2 ** RESULT_BITS && possible(number),
          ).toBe(false);
      }),
    );
    expect(unpackResult(0)).toBeUndefined();
  });

  /** Says the same by another way: as text of bits. */
  function possible(number: number): boolean {
    const bits = number.toString(2).padStart(RESULT_BITS, '0');
    const part = (from: number, to: number): number => Number.parseInt(bits.slice(from, to), 2);
    return part(0, 7) > 0 && part(7, 11) <= part(11, 15) && part(15, 20) <= part(20, 25);
  }

  it('refuses to write a part that does not fit', () => {
    const result = resultOf(one, beginRun(one.id));
    expect(() => packResult({ ...result, signs: 16 })).toThrow(RangeError);
    expect(() => packResult({ ...result, good: 1.5 })).toThrow(RangeError);
  });
});
