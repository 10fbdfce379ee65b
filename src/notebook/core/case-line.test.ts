import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../clock.ts';
import { emptyCase, type Case } from './case.ts';
import { lineOf, packed, sortLines, unpacked, type CaseLine } from './case-line.ts';
import { UNDECIDED } from './retention-policy.ts';
import { keepingOf, withHold, withWarning } from './retention.ts';
import { withTask, withTaskDone } from './tasks.ts';

const NOW = Date.UTC(2026, 11, 1, 9, 30);
const aCase = emptyCase({ code: 'K-7', country: 'lt', stage: null }, NOW);

const aMoment = fc.option(fc.nat(), { nil: null });
const aLine: fc.Arbitrary<CaseLine> = fc.record({
  code: fc.string({ unit: 'grapheme', maxLength: 100 }),
  country: fc.option(fc.string(), { nil: null }),
  screenings: fc.nat(),
  changedAt: fc.nat(),
  next: fc.option(
    fc.record({
      of: fc.constantFrom('task' as const, 'deadline' as const, 'safe-contact' as const),
      day: fc.string(),
    }),
    { nil: null },
  ),
  keeping: fc.record({ warnedAt: aMoment, keptOnAt: aMoment }),
  hold: fc.constantFrom(true as const, null),
});

describe('the line of a case in the list', () => {
  it('says what the list shows, and no word of the notes', () => {
    const due = withTask(aCase, { id: 't', what: 'Ring', due: '2026-12-04', doneAt: null }, NOW);
    expect(lineOf(withHold(due, 'A court asked.', NOW), dayOf)).toEqual({
      code: 'K-7',
      country: 'lt',
      screenings: 0,
      changedAt: NOW,
      next: { of: 'task', day: '2026-12-04' },
      keeping: { warnedAt: null, keptOnAt: null },
      hold: true,
    });
    expect(lineOf(withTaskDone(due, 't', true, NOW), dayOf).next).toBeNull();
  });

  it('shows the start of a code that is a whole sentence', () => {
    const long: Case = { ...aCase, code: 'x'.repeat(5000) };
    expect(lineOf(long, dayOf).code).toHaveLength(100);
  });

  it('is kept as its values alone and read again as it was', () => {
    fc.assert(
      fc.property(aLine, (line) => {
        const kept = JSON.parse(JSON.stringify(packed(line))) as unknown[];
        expect(unpacked(kept)).toEqual(line);
        // A later version may say more of a case.
        expect(unpacked([...kept, 'later', 7])).toEqual(line);
      }),
    );
  });

  it('is none when it is something else', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.nat(), fc.boolean(), fc.constant(null))), (kept) => {
        const line = unpacked(kept);
        if (line) expect(packed(line).slice(0, 4)).toEqual(kept.slice(0, 4));
      }),
    );
    expect(unpacked([])).toBeUndefined();
    expect(unpacked(['K-1', 'lt', 0, NOW])).toBeUndefined();
  });

  it('says of its end what the case says', () => {
    const policy = { ...UNDECIDED, retentionDays: 90 };
    const day = 86_400_000;
    for (const one of [aCase, withWarning(aCase, NOW + 80 * day), withHold(aCase, 'Why.', NOW)]) {
      for (const days of [0, 76, 89, 90, 95, 200]) {
        const now = NOW + days * day;
        expect(keepingOf(lineOf(one, dayOf), policy, now)).toBe(keepingOf(one, policy, now));
      }
    }
  });

  it('stands where the case stands: the latest change first, damaged ones last', () => {
    const at = (id: string, changedAt: number) => ({
      id,
      damaged: false as const,
      line: { ...lineOf(aCase, dayOf), changedAt },
    });
    const sorted = sortLines([at('b', 1), { id: 'd', damaged: true }, at('c', 2), at('a', 1)]);
    expect(sorted.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  });
});
