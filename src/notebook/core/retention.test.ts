import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPENED, aShare, aCase, wholeCase } from '../../../tests/support/a-case.ts';
import {
  UNDECIDED,
  clockJumped,
  daysLeft,
  endOf,
  keepingOf,
  retentionRun,
  withHold,
  withKeptOn,
  withLine,
  withWarning,
  type RetentionPolicy,
} from './index.ts';

const DAY = 86_400_000;
const after = (days: number): number => OPENED + days * DAY;
const steady = (now: number) => ({ now, lastSeen: now, confirmed: false });

describe('how long a case is kept', () => {
  it.each([
    ['on the first day', 0, null, 'kept'],
    ['fifteen days before the end', 75, null, 'kept'],
    ['fourteen days before the end', 76, null, 'near-its-end'],
    ['after the end, when nobody was warned', 200, null, 'near-its-end'],
    ['after the end, with a warning of thirteen days', 90, 77, 'near-its-end'],
    ['after the end, with a warning of fourteen days', 91, 77, 'over'],
    ['after the end, when the warning came late', 213, 200, 'near-its-end'],
    ['fourteen days after a warning that came late', 214, 200, 'over'],
  ] as const)('%s', (_what, day, warned, state) => {
    const one = aCase({ keeping: { warnedAt: warned === null ? null : after(warned), keptOnAt: null } });
    expect(keepingOf(one, UNDECIDED, after(day))).toBe(state);
  });

  it('begins anew with every change, and the warning with it', () => {
    const warned = withWarning(aCase(), after(80));
    const changed = withLine(warned, { at: after(85), text: 'More.', words: 'officer' });
    expect(endOf(changed, UNDECIDED)).toBe(after(85 + 90));
    expect(keepingOf(changed, UNDECIDED, after(85 + 90))).toBe('near-its-end');
  });

  it('begins anew when somebody says that it is to be kept', () => {
    const kept = withKeptOn(withWarning(aCase(), after(80)), after(88));
    expect(keepingOf(kept, UNDECIDED, after(100))).toBe('kept');
    expect(daysLeft(kept, UNDECIDED, after(100))).toBe(78);
  });

  it.each([
    ['of the case', withHold(aCase(), 'A court asked for it', after(1)), UNDECIDED],
    ['of the ministry', aCase(), { ...UNDECIDED, legalHold: true }],
  ])('has no end under a hold %s', (_what, one, policy) => {
    const long = withWarning(one, after(300));
    expect(keepingOf(long, policy, after(5000))).toBe('held');
  });

  it('gives the whole warning again after a hold ended', () => {
    const held = withHold(withWarning(aCase(), after(80)), 'A court asked for it', after(81));
    expect(keepingOf(withHold(held, null, after(400)), UNDECIDED, after(401))).toBe('near-its-end');
  });

  it('says that our own values are not a decision of the ministry', () =>
    expect(UNDECIDED).toEqual({
      retentionDays: 90,
      legalHold: false,
      endDayAction: 'delete',
      records: null,
      legalBasis: null,
      decided: false,
    }));
});

describe('at an unlock', () => {
  const over = wholeCase({ keeping: { warnedAt: after(80), keptOnAt: null } }, 'over');
  const near = wholeCase({ changedAt: after(20) }, 'near');
  const young = wholeCase({ changedAt: after(90) }, 'young');
  const ids = (run: readonly { readonly id: string }[]): string[] => run.map(({ id }) => id);

  it('cases that are over go, those near their end are warned of, and the others are left alone', () => {
    const run = retentionRun([over, near, young], UNDECIDED, steady(after(100)));
    expect(ids(run.remove)).toEqual(['over']);
    expect(ids(run.warn)).toEqual(['near']);
    expect(run.handOver).toEqual([]);
  });

  it('a case that is to be handed over first stays until it was', () => {
    const policy: RetentionPolicy = { ...UNDECIDED, endDayAction: 'hand-over-then-delete' };
    expect(ids(retentionRun([over], policy, steady(after(100))).handOver)).toEqual(['over']);
    const gone = wholeCase(
      {
        keeping: { warnedAt: after(80), keptOnAt: null },
        sharedWith: [aShare({ how: 'handover', at: OPENED })],
      },
      'gone',
    );
    expect(ids(retentionRun([gone], policy, steady(after(100))).remove)).toEqual(['gone']);
  });

  it.each([
    ['never opened before', null, 100, false],
    ['seven days on', 93, 100, false],
    ['more than seven days on', 92, 100, true],
    ['a year on', 100, 465, true],
    ['more than seven days back', 100, 92, true],
  ] as const)('a clock that is %s', (_what, seen, now, jumped) => {
    const lastSeen = seen === null ? null : after(seen);
    expect(clockJumped(lastSeen, after(now))).toBe(jumped);
    const run = retentionRun([over, near], UNDECIDED, { now: after(now), lastSeen, confirmed: false });
    expect(run.confirmClock).toBe(jumped);
    if (jumped) expect([run.remove, run.warn]).toEqual([[], []]);
  });

  it('a clock that somebody confirmed counts', () => {
    const run = retentionRun([over], UNDECIDED, { now: after(400), lastSeen: after(81), confirmed: true });
    expect(ids(run.remove)).toEqual(['over']);
  });

  it('nothing is ever removed that was not warned of for fourteen days, changed since, or held', () => {
    const aRecord = fc.record({
      changed: fc.integer({ min: 0, max: 400 }),
      warned: fc.option(fc.integer({ min: 0, max: 400 })),
      keptOn: fc.option(fc.integer({ min: 0, max: 400 })),
      held: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(aRecord),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 120 }),
        (records, day, retentionDays) => {
          const cases = records.map(({ changed, warned, keptOn, held }, n) =>
            wholeCase(
              {
                changedAt: after(changed),
                hold: held ? { why: 'invented', since: OPENED } : null,
                keeping: {
                  warnedAt: warned === null ? null : after(warned),
                  keptOnAt: keptOn === null ? null : after(keptOn),
                },
              },
              String(n),
            ),
          );
          const policy = { ...UNDECIDED, retentionDays };
          for (const { id } of retentionRun(cases, policy, steady(after(day))).remove) {
            const { changed, warned, keptOn, held } = records[Number(id)]!;
            const wanted = Math.max(changed, keptOn ?? 0);
            expect(held).toBe(false);
            expect(warned).not.toBeNull();
            expect(warned!).toBeGreaterThanOrEqual(wanted);
            expect(day - warned!).toBeGreaterThanOrEqual(14);
            expect(day - wanted).toBeGreaterThanOrEqual(retentionDays);
          }
        },
      ),
    );
  });
});
