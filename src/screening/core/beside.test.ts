import { describe, expect, it } from 'vitest';
import { aFlow } from '../../../tests/support/screening.ts';
import { answersToConfirm, besideKey, besideOf, isBeside, withAnswer, type Answers } from './index.ts';

describe('what is recorded beside the questions', () => {
  it.each([
    ['step:call-helpline', true],
    ['agreed:keep', true],
    ['danger', false],
    ['whose-papers/papers-kept', false],
    ['steps/one', false],
  ])('%s stands beside them: %s', (key, beside) => expect(isBeside(key)).toBe(beside));

  it('is found by its kind, without the others', () => {
    const answers: Answers = {
      [besideKey('step', 'call-helpline')]: { answer: 'done' },
      [besideKey('card', 'whose-papers')]: { answer: 'no', note: 'ar' },
      danger: { answer: 'no' },
    };
    expect([...besideOf(answers, 'step')]).toEqual([['call-helpline', 'done']]);
    expect(besideOf(answers, 'card').get('whose-papers')).toBe('no');
  });

  it('is never set aside by a change of an answer', () => {
    const flow = aFlow();
    const start = flow.opening[flow.start]!;
    let answers: Answers = { [besideKey('step', 'one')]: { answer: 'done' } };
    for (const { id } of start.answers) answers = withAnswer(flow, answers, flow.start, { answer: id });
    expect(answers[besideKey('step', 'one')]).toEqual({ answer: 'done' });
    expect(answersToConfirm(flow, answers)).toEqual([]);
  });
});
