import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReturnQuestion } from '../content/index.ts';
import {
  ALWAYS_ASKED,
  ASKED_FOR_CHILD,
  EMPTY_PLAN,
  LIKELY,
  SEVERE,
  dayFaults,
  isPlanBegun,
  levelOfRisk,
  notByUs,
  ownStateStepWaits,
  planOf,
  stopsOf,
  type Age,
  type Answer,
  type ReturnPlan,
} from './index.ts';

const risks = [{ id: 'at-large' }, { id: 'debt' }];
const lowRisk = { who: 'the recruiter', likely: 'unlikely', severe: 'some', reduces: '' } as const;

/** A plan in which nothing stands in the way. */
const clear: ReturnPlan = {
  ...EMPTY_PLAN,
  age: 'adult',
  answers: {
    'fears-own-state': 'no',
    'wants-protection': 'no',
    'mission-involved': 'no',
    'wants-to-return': 'yes',
    'wish-in-writing': 'yes',
    'fit-to-travel': 'yes',
    'case-open': 'no',
    'receiving-body-agreed': 'yes',
    'travel-document': 'yes',
    'exit-problems-solved': 'yes',
    'child-authority-leads': 'yes',
    'child-heard': 'yes',
    'best-interests-decided': 'yes',
    'family-assessed': 'yes',
    'collector-checked': 'yes',
  },
  risks: { 'at-large': lowRisk, debt: lowRisk },
};
const answered = (question: ReturnQuestion, answer: Answer, plan = clear): ReturnPlan => ({
  ...plan,
  answers: { ...plan.answers, [question]: answer },
});
const said = (plan: ReturnPlan): string[] => stopsOf(plan, risks).map(({ name, kind }) => `${kind}: ${name}`);

describe('what stops a return', () => {
  it('is nothing where everything was asked and answered well', () => expect(said(clear)).toEqual([]));

  it.each<[string, ReturnPlan, string[]]>([
    ['fear of the own State', answered('fears-own-state', 'yes'), ['stop: fears-own-state']],
    [
      'fear of the own State that stays unclear',
      answered('fears-own-state', 'unclear'),
      ['stop: fears-own-state'],
    ],
    ['a wish for protection', answered('wants-protection', 'yes'), ['stop: wants-protection']],
    ['somebody at the mission', answered('mission-involved', 'unclear'), ['stop: mission-involved']],
    ['a person who does not want to go', answered('wants-to-return', 'no'), ['stop: wants-to-return']],
    ['a wish that is not clear yet', answered('wants-to-return', 'unclear'), ['wait: wants-to-return']],
    ['a wish that nobody wrote down', answered('wish-in-writing', 'no'), ['wait: wish-in-writing']],
    ['a person too ill to travel', answered('fit-to-travel', 'no'), ['stop: fit-to-travel']],
    ['an open case without a word from the court', answered('case-open', 'yes'), ['wait: case-agreed']],
    ['an open case that was agreed on', answered('case-agreed', 'yes', answered('case-open', 'yes')), []],
    ['nobody who meets the person', answered('receiving-body-agreed', 'no'), ['wait: receiving-body-agreed']],
    ['no travel document', answered('travel-document', 'no'), ['wait: travel-document']],
    ['an age that nobody asked', { ...clear, age: null }, ['wait: age-not-asked']],
  ])('is %s', (_what, plan, stops) => expect(said(plan)).toEqual(stops));

  it.each<Age>(['under-18', 'unsure'])('for somebody who is %s also what a child needs', (age) => {
    expect(said(answered('best-interests-decided', 'no', { ...clear, age }))).toEqual([
      'stop: best-interests-decided',
    ]);
    expect(said(answered('family-assessed', 'unclear', { ...clear, age }))).toEqual([
      'wait: family-assessed',
    ]);
    expect(said(answered('family-assessed', 'no'))).toEqual([]);
  });

  it('is everything that was not asked, in an empty plan', () => {
    expect(stopsOf(EMPTY_PLAN, risks).map(({ kind }) => kind)).not.toContain('stop');
    // Whether a case was agreed on is asked only of whoever has one.
    expect(stopsOf(EMPTY_PLAN, risks)).toHaveLength(ALWAYS_ASKED.length - 1 + 2);
  });
});

describe('a risk', () => {
  it.each([
    ['unlikely', 'some', 'low'],
    ['unlikely', 'grave', 'medium'],
    ['possible', 'serious', 'medium'],
    ['possible', 'grave', 'high'],
    ['likely', 'some', 'medium'],
    ['likely', 'serious', 'high'],
    ['not-known', 'serious', 'high'],
    ['possible', 'not-known', 'high'],
    ['not-known', 'not-known', 'high'],
    [null, 'grave', null],
    ['likely', null, null],
  ] as const)('that is %s and %s is %s', (likely, severe, level) => {
    expect(levelOfRisk({ likely, severe })).toBe(level);
  });

  it('that grows never becomes lower, and what is not known is never lower than what is', () => {
    const order = [null, 'low', 'medium', 'high'];
    const rank = (likely: (typeof LIKELY)[number], severe: (typeof SEVERE)[number]): number =>
      order.indexOf(levelOfRisk({ likely, severe }));
    for (const [n, likely] of LIKELY.entries()) {
      for (const [m, severe] of SEVERE.entries()) {
        for (const more of LIKELY.slice(n))
          expect(rank(more, severe)).toBeGreaterThanOrEqual(rank(likely, severe));
        for (const worse of SEVERE.slice(m))
          expect(rank(likely, worse)).toBeGreaterThanOrEqual(rank(likely, severe));
      }
    }
  });

  it('that is high stops, whatever is planned against it; a medium one waits for what reduces it', () => {
    const withRisk = (likely: 'possible' | 'likely', reduces: string): ReturnPlan => ({
      ...clear,
      risks: { ...clear.risks, debt: { who: 'the lender', likely, severe: 'serious', reduces } },
    });
    expect(said(withRisk('likely', 'a lawyer writes to him'))).toEqual(['stop: high-risk']);
    expect(said(withRisk('possible', ' '))).toEqual(['wait: risk-without-measure']);
    expect(said(withRisk('possible', 'a lawyer writes to him'))).toEqual([]);
  });
});

describe('a plan', () => {
  const anyAnswers = fc.dictionary(
    fc.constantFrom(...ALWAYS_ASKED, ...ASKED_FOR_CHILD),
    fc.constantFrom<Answer>('yes', 'no', 'unclear'),
  );

  it('never names as clear what was not asked', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom<Age>('adult', 'under-18', 'unsure'), (answers, age) => {
        const names = stopsOf({ ...clear, age, answers }, risks).map(({ name }) => name);
        const asked = age === 'adult' ? ALWAYS_ASKED : [...ALWAYS_ASKED, ...ASKED_FOR_CHILD];
        for (const question of asked) {
          if (answers[question] === undefined && question !== 'case-agreed')
            expect(names).toContain(question);
        }
      }),
    );
  });

  it('stops no less for whoever may be a child than for an adult', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const adult = said({ ...clear, answers });
        expect(said({ ...clear, answers, age: 'unsure' })).toEqual(expect.arrayContaining(adult));
      }),
    );
  });

  it('holds back every step of the own State until fear, protection and the mission were asked and answered with no', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const free = ['fears-own-state', 'wants-protection', 'mission-involved'].every(
          (question) => answers[question as ReturnQuestion] === 'no',
        );
        expect(ownStateStepWaits({ answers })).toBe(!free);
        if (notByUs({ answers })) expect(ownStateStepWaits({ answers })).toBe(true);
      }),
    );
  });

  it('is begun with the first thing that is entered', () => {
    expect(isPlanBegun(EMPTY_PLAN)).toBe(false);
    expect(isPlanBegun({ ...EMPTY_PLAN, lines: { 'need/housing': 'a room alone' } })).toBe(true);
    expect(isPlanBegun(answered('wish-in-writing', 'no', EMPTY_PLAN))).toBe(true);
  });
});

describe('the day of a step', () => {
  const step = (id: string, phase: 'before' | 'after') => ({
    id,
    phase,
    do: 'Do it.',
    who: 'Us',
    ownState: false,
  });
  const steps = [step('ticket', 'before'), step('follow-up', 'after')];
  const withDays = (ticket: string, followUp: string): ReturnPlan => ({
    ...EMPTY_PLAN,
    steps: {
      ticket: { who: '', when: ticket, done: false },
      'follow-up': { who: '', when: followUp, done: false },
    },
  });
  it.each([
    ['fits', '2026-12-01', '2026-12-20', '2026-12-10', []],
    [
      'lies after the day of travel',
      '2026-12-11',
      '',
      '2026-12-10',
      [{ step: 'ticket', fault: 'after-travel' }],
    ],
    ['lies before it', '', '2026-12-09', '2026-12-10', [{ step: 'follow-up', fault: 'before-travel' }]],
    ['does not exist', '2026-02-31', '', '', [{ step: 'ticket', fault: 'no-day' }]],
    ['is a word', 'tomorrow', '', '', [{ step: 'ticket', fault: 'no-day' }]],
    [
      'cannot be compared with a day of travel that does not exist',
      '2026-12-11',
      '',
      '2026-13-01',
      [{ step: null, fault: 'no-day' }],
    ],
  ])('%s', (_what, ticket, followUp, travel, faults) => {
    expect(dayFaults(withDays(ticket, followUp), travel, steps)).toEqual(faults);
  });
});

describe('a plan that was kept', () => {
  const plan: ReturnPlan = {
    age: 'unsure',
    answers: { 'fears-own-state': 'unclear' },
    risks: { 'home-known': { who: 'The one who lent', likely: 'likely', severe: 'not-known', reduces: '' } },
    steps: { 'met-on-arrival': { who: 'R.', when: '2026-12-04', done: true } },
    lines: { 'need/housing': 'Two weeks' },
  };

  it('comes back as it was', () => {
    expect(planOf(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  it('is read with care: what cannot be read is left out, and what can be read stays', () => {
    const odd = { ...plan, age: 'forty', answers: { 'fears-own-state': 'perhaps' }, lines: { a: 1, b: 'x' } };
    expect(planOf(odd)).toEqual({ ...plan, age: null, answers: {}, lines: { b: 'x' } });
  });

  it('never throws, whatever was in the file', () => {
    fc.assert(fc.property(fc.anything(), (value) => void planOf(value)));
  });
});
