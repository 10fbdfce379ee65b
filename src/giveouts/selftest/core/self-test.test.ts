import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANSWERS,
  compared,
  enteredOf,
  levelOf,
  nextActions,
  readResult,
  resultOf,
  standing,
  type SelfTestAnswer,
  type SelfTestAnswers,
} from './index.ts';

const points = ['list', 'room', 'number'].map((id) => ({
  id,
  ask: 'Is it there?',
  yesMeans: 'Somebody else can see it.',
  next: [{ do: 'Get it.', address: null }],
}));
const someAnswers = fc.dictionary(
  fc.constantFrom('list', 'room', 'number', 'once-asked'),
  fc.constantFrom(...ANSWERS),
);
const scale = [
  { from: 0, title: 'Begin', text: 'Begin here.' },
  { from: 2, title: 'On the way', text: 'Go on.' },
  { from: 3, title: 'In place', text: 'Keep it so.' },
];

describe('where a mission stands', () => {
  it.each<[string, SelfTestAnswers, number, number]>([
    ['nothing answered', {}, 0, 0],
    ['a yes', { list: 'yes' }, 1, 1],
    ['partly, which is not in place', { list: 'partly' }, 0, 1],
    ['not known, which is not in place', { list: 'not-known' }, 0, 1],
    ['a point that is no longer asked', { 'once-asked': 'yes' }, 0, 0],
  ])('with %s', (_what, answers, inPlace, answered) => {
    expect(standing(points, answers)).toEqual({ inPlace, answered, all: 3 });
  });

  it.each([
    [0, 'Begin'],
    [1, 'Begin'],
    [2, 'On the way'],
    [3, 'In place'],
  ])('%i points in place read as "%s"', (count, title) => {
    expect(levelOf(scale, count)?.title).toBe(title);
  });

  it('has something to do for every answer but yes, the plain no first', () => {
    const asked = nextActions(points, { list: 'partly', room: 'no', number: 'yes' });
    expect(asked.map(({ point }) => point.id)).toEqual(['room', 'list']);
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const { inPlace, answered } = standing(points, answers);
        expect(nextActions(points, answers)).toHaveLength(answered - inPlace);
      }),
    );
  });
});

describe('a comparison with last time', () => {
  it.each<[SelfTestAnswer | undefined, SelfTestAnswer | undefined, string]>([
    ['no', 'yes', 'better'],
    ['not-known', 'partly', 'better'],
    ['yes', 'partly', 'worse'],
    ['no', 'not-known', 'same'],
    ['yes', 'yes', 'same'],
    [undefined, 'yes', 'not-comparable'],
    ['yes', undefined, 'not-comparable'],
  ])('from %s to %s is %s', (before, now, change) => {
    const of = (answer: SelfTestAnswer | undefined): SelfTestAnswers => (answer ? { list: answer } : {});
    expect(compared(points, of(before), of(now))[0]?.change).toBe(change);
  });

  it('turns round when the two results are exchanged', () => {
    const turned = { better: 'worse', worse: 'better', same: 'same', 'not-comparable': 'not-comparable' };
    fc.assert(
      fc.property(someAnswers, someAnswers, (before, now) => {
        expect(compared(points, now, before).map(({ change }) => change)).toEqual(
          compared(points, before, now).map(({ change }) => turned[change]),
        );
      }),
    );
  });
});

describe('a result in a file', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const result = resultOf('2026.11', '2026-11-27', answers);
        expect(readResult(JSON.stringify(result))).toEqual({ ok: true, result, leftOut: 0 });
      }),
    );
  });

  it.each([
    ['no JSON', 'Dear colleague', 'not-a-result'],
    ['something else in JSON', '{"kind":"checklist"}', 'not-a-result'],
    ['a list', '[]', 'not-a-result'],
    ['an impossible day', JSON.stringify(resultOf('2026.11', '2026-13-45', {})), 'not-a-result'],
    ['a result of a later app', '{"kind":"self-test","version":2}', 'later-version'],
  ])('is refused with a reason: %s', (_what, text, why) => {
    expect(readResult(text)).toEqual({ ok: false, why });
  });

  it('says how many answers it could not understand', () => {
    const text = JSON.stringify({
      ...resultOf('2026.11', '2026-11-27', {}),
      answers: { list: 'yes', room: 'maybe' },
    });
    expect(readResult(text)).toMatchObject({ ok: true, leftOut: 1, result: { answers: { list: 'yes' } } });
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readResult(text)));
  });
});

describe('a self-test that was kept', () => {
  it('comes back as it was, with who does what', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const entered = { answers, notes: { list: 'R., until Friday' } };
        expect(enteredOf(JSON.parse(JSON.stringify(entered)))).toEqual(entered);
      }),
    );
  });

  it('never throws, and leaves out what is no answer', () => {
    expect(enteredOf({ answers: { list: 'perhaps', room: 'no' }, notes: { list: 3 } })).toEqual({
      answers: { room: 'no' },
      notes: {},
    });
    fc.assert(fc.property(fc.anything(), (value) => void enteredOf(value)));
  });
});
