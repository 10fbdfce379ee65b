import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agendaOf,
  minutesOf,
  mixOf,
  moved,
  planOf,
  timeOf,
  withBreak,
  withModule,
  withoutModule,
  type Plan,
  type Timed,
} from './index.ts';

/** The minutes of the programme. */
const MINUTES = [20, 40, 25, 35, 30, 40, 60, 40, 35, 20, 15, 50, 20, 20];
const MODULES: readonly Timed[] = MINUTES.map((minutes, number) => ({ number, minutes }));
const FULL: Plan = { modules: MODULES.map(({ number }) => number), start: 540, breaks: {} };
const HALF: Plan = { modules: [0, 1, 5, 6, 7, 11, 13], start: 540, breaks: {} };

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  modules: fc.uniqueArray(fc.integer({ min: 0, max: 13 })),
  start: fc.integer({ min: 0, max: 1439 }),
  breaks: fc.dictionary(fc.integer({ min: 0, max: 13 }).map(String), fc.integer({ min: 0, max: 120 })),
});

describe('an agenda', () => {
  it.each([
    ['the whole programme', FULL, 450],
    ['the half day', HALF, 270],
    ['modules 1 to 10', { ...FULL, modules: FULL.modules.slice(1, 11) }, 340],
    ['nothing', { ...FULL, modules: [] }, 0],
  ])('of %s takes the minutes of its modules', (_what, plan, minutes) => {
    expect(agendaOf(plan, MODULES).work).toBe(minutes);
  });

  it('puts a break after its module, and none after the last', () => {
    const plan = withBreak(withBreak({ ...HALF, modules: [0, 1] }, 0, 15), 1, 60);
    const { rows, end } = agendaOf(plan, MODULES);
    expect(rows.map(({ kind, from, to }) => `${kind} ${timeOf(from)} ${timeOf(to)}`)).toEqual([
      'module 09:00 09:20',
      'break 09:20 09:35',
      'module 09:35 10:15',
    ]);
    expect(timeOf(end)).toBe('10:15');
  });

  it('adds up, whatever was chosen: no gap, no overlap, every chosen module once', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const agenda = agendaOf(plan, MODULES);
        agenda.rows.forEach((row, n) => {
          expect(row.from).toBe(n === 0 ? plan.start : agenda.rows[n - 1]?.to);
          expect(row.to - row.from).toBe(row.minutes);
        });
        expect(agenda.work + agenda.pauses).toBe(agenda.end - agenda.start);
        expect(agenda.rows.filter(({ kind }) => kind === 'module').map(({ module }) => module)).toEqual(
          plan.modules,
        );
      }),
    );
  });

  it('leaves out a module that the handbook does not have', () => {
    expect(agendaOf({ ...HALF, modules: [0, 77] }, MODULES).work).toBe(20);
  });

  it.each([
    ['nothing-chosen', { ...FULL, modules: [] }],
    ['longer-than-a-day', withBreak(FULL, 5, 151)],
    ['across-midnight', { ...HALF, start: 1300 }],
    ['long-without-break', HALF],
    ['no-opening', { ...HALF, modules: [5, 6] }],
    ['test-without-pair', { ...HALF, modules: [0, 5] }],
    ['test-without-pair', { ...HALF, modules: [5, 13] }],
  ] as const)('warns: %s', (warning, plan) => {
    expect(agendaOf(plan, MODULES).warnings).toContain(warning);
  });

  it('warns of nothing when it ends at midnight to the minute, after ten hours to the minute, with breaks', () => {
    const plan = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].reduce<Plan>(
      (one, after) => withBreak(one, after, after === 5 ? 40 : 10),
      { ...FULL, start: 840 },
    );
    const agenda = agendaOf(plan, MODULES);
    expect(agenda.end - agenda.start).toBe(600);
    expect(agenda.end).toBe(1440);
    expect(agenda.warnings).toEqual([]);
  });
});

describe('a plan', () => {
  it('never loses or doubles a module by moving, and moving back gives the same plan', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 13 }), fc.constantFrom<-1 | 1>(-1, 1))),
        (plan, moves) => {
          const after = moves.reduce((one, [number, by]) => moved(one, number, by), plan);
          expect([...after.modules].sort()).toEqual([...plan.modules].sort());
        },
      ),
    );
    const once = moved(HALF, 5, 1);
    expect(once.modules).toEqual([0, 1, 6, 5, 7, 11, 13]);
    expect(moved(once, 5, -1)).toEqual(HALF);
  });

  it('takes a module out and in again at its place, with its break', () => {
    const plan = withBreak(HALF, 6, 15);
    const without = withoutModule(plan, 6);
    expect(without.modules).toEqual([0, 1, 5, 7, 11, 13]);
    expect(withModule(without, 6)).toEqual(plan);
  });

  it('has a module once, however often it is put in', () => {
    expect(withModule(HALF, 5)).toBe(HALF);
  });

  it('is known as a programme while its modules are, whatever its breaks; else it is a mix of its own', () => {
    const mixes = [
      {
        id: 'half-day',
        modules: [0, 1, 5, 6, 7, 11, 13],
        start: '09:00',
        breaks: [{ after: 5, minutes: 15 }],
      },
    ];
    const plan = planOf(mixes[0]!);
    expect(plan.breaks).toEqual({ 5: 15 });
    expect(mixOf(withBreak(plan, 5, 0), mixes)?.id).toBe('half-day');
    expect(mixOf(moved(plan, 5, 1), mixes)).toBeUndefined();
  });
});

describe('a time', () => {
  it('is read and written the same, for every minute of a day', () => {
    for (let minute = 0; minute < 1440; minute++) expect(minutesOf(timeOf(minute))).toBe(minute);
  });
  it.each(['', '24:00', '9', '9:5', 'nine', '09:60', '-1:00'])('%j is none', (text) => {
    expect(minutesOf(text)).toBeUndefined();
  });
});
