import type { ReturnStep } from '../content/index.ts';
import type { ReturnPlan } from './plan.ts';

/** What is wrong with the day of a step, or with the day of travel (`step` is null). */
export interface DayFault {
  readonly step: string | null;
  readonly fault: 'no-day' | 'after-travel' | 'before-travel';
}

/** A day that exists: the 31st of February is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days that do not exist, and steps on the wrong side of the day of travel. What was typed stays as it is. */
export function dayFaults(plan: ReturnPlan, travelDay: string, steps: readonly ReturnStep[]): DayFault[] {
  const travel = isDay(travelDay) ? travelDay : undefined;
  return [
    ...(travelDay !== '' && travel === undefined ? [{ step: null, fault: 'no-day' as const }] : []),
    ...steps.flatMap(({ id, phase }): DayFault[] => {
      const when = (Object.hasOwn(plan.steps, id) ? plan.steps[id]?.when : undefined) ?? '';
      if (when === '') return [];
      if (!isDay(when)) return [{ step: id, fault: 'no-day' }];
      if (travel === undefined) return [];
      if (phase === 'before' && when > travel) return [{ step: id, fault: 'after-travel' }];
      if (phase === 'after' && when < travel) return [{ step: id, fault: 'before-travel' }];
      return [];
    }),
  ];
}
