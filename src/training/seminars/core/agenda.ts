/** A module as far as an agenda needs it. */
export interface Timed {
  readonly number: number;
  readonly minutes: number;
}

/** What a trainer chose. The order is that of the day. */
export interface Plan {
  readonly modules: readonly number[];
  /** Minutes after midnight. */
  readonly start: number;
  /** Minutes of the break after a module, by its number: a break stays with its module when the order changes. */
  readonly breaks: Readonly<Record<number, number>>;
}

export interface AgendaRow {
  readonly kind: 'module' | 'break';
  /** The module, or the one that the break follows. */
  readonly module: number;
  /** Minutes after the midnight before the seminar; 1440 and more are the next day. */
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

/**
 * longer-than-a-day: ten hours and more from door to door. across-midnight: it ends on another day. long-without-break:
 * more than two hours in one go. no-opening: the care note is in module 0. test-without-pair: one of the two tests is
 * missing, so no gain can be shown. nothing-chosen: there is no seminar yet.
 */
export type AgendaWarning =
  | 'nothing-chosen'
  | 'longer-than-a-day'
  | 'across-midnight'
  | 'long-without-break'
  | 'no-opening'
  | 'test-without-pair';

export interface Agenda {
  readonly rows: readonly AgendaRow[];
  readonly start: number;
  readonly end: number;
  /** Minutes of modules alone, and of breaks alone. Together they are the time from start to end. */
  readonly work: number;
  readonly pauses: number;
  readonly warnings: readonly AgendaWarning[];
}

export const DAY = 24 * 60;
/** From door to door. The whole programme with its breaks is a long day, and longer than this nobody listens. */
const LONGEST_DAY = 10 * 60;
const LONGEST_SITTING = 2 * 60;
/** The modules with the care note and the first test, and with the second. */
const OPENING = 0;
const CLOSING = 13;

/** The timetable of a plan. Modules that the handbook does not have, and a break after the last module, are not in it. */
export function agendaOf(plan: Plan, known: readonly Timed[]): Agenda {
  const byNumber = new Map(known.map((module) => [module.number, module]));
  const chosen = plan.modules.flatMap((number) => byNumber.get(number) ?? []);
  const rows: AgendaRow[] = [];
  let at = plan.start;
  const add = (kind: AgendaRow['kind'], module: number, minutes: number): void => {
    rows.push({ kind, module, from: at, to: at + minutes, minutes });
    at += minutes;
  };
  chosen.forEach(({ number, minutes }, n) => {
    add('module', number, minutes);
    const pause = plan.breaks[number] ?? 0;
    if (pause > 0 && n < chosen.length - 1) add('break', number, pause);
  });
  const sum = (kind: AgendaRow['kind']): number =>
    rows.reduce((minutes, row) => (row.kind === kind ? minutes + row.minutes : minutes), 0);
  return {
    rows,
    start: plan.start,
    end: at,
    work: sum('module'),
    pauses: sum('break'),
    warnings: warningsOf(rows, plan.start, at),
  };
}

function warningsOf(rows: readonly AgendaRow[], start: number, end: number): AgendaWarning[] {
  if (rows.length === 0) return ['nothing-chosen'];
  const has = (number: number): boolean =>
    rows.some(({ kind, module }) => kind === 'module' && module === number);
  let sitting = 0;
  let longest = 0;
  for (const { kind, minutes } of rows) {
    sitting = kind === 'module' ? sitting + minutes : 0;
    longest = Math.max(longest, sitting);
  }
  return [
    ...(end - start > LONGEST_DAY ? (['longer-than-a-day'] as const) : []),
    ...(end > DAY ? (['across-midnight'] as const) : []),
    ...(longest > LONGEST_SITTING ? (['long-without-break'] as const) : []),
    ...(has(OPENING) ? [] : (['no-opening'] as const)),
    ...(has(OPENING) !== has(CLOSING) ? (['test-without-pair'] as const) : []),
  ];
}

/** The plan with one module more, at its place by number among those that stand in that order; else at the end. */
export function withModule(plan: Plan, number: number): Plan {
  if (plan.modules.includes(number)) return plan;
  const before = plan.modules.findIndex((other) => other > number);
  const at = before === -1 ? plan.modules.length : before;
  return { ...plan, modules: [...plan.modules.slice(0, at), number, ...plan.modules.slice(at)] };
}

/** The plan without a module. Its break is kept for when it comes back. */
export function withoutModule(plan: Plan, number: number): Plan {
  return { ...plan, modules: plan.modules.filter((other) => other !== number) };
}

/** Moves a module earlier (-1) or later (1). At either end nothing moves, and no module is ever lost. */
export function moved(plan: Plan, number: number, by: -1 | 1): Plan {
  const from = plan.modules.indexOf(number);
  const other = plan.modules[from + by];
  if (from === -1 || other === undefined) return plan;
  return {
    ...plan,
    modules: plan.modules.map((one, n) => (n === from ? other : n === from + by ? number : one)),
  };
}

/** The plan with a break after a module; none with 0 minutes. */
export function withBreak(plan: Plan, after: number, minutes: number): Plan {
  return { ...plan, breaks: { ...plan.breaks, [after]: minutes } };
}

/** The plan that a programme of the handbook proposes. */
export function planOf(mix: {
  readonly modules: readonly number[];
  readonly start: string;
  readonly breaks: readonly { readonly after: number; readonly minutes: number }[];
}): Plan {
  return {
    modules: mix.modules,
    start: minutesOf(mix.start) ?? 9 * 60,
    breaks: Object.fromEntries(mix.breaks.map(({ after, minutes }) => [after, minutes])),
  };
}

/** Minutes after midnight of a time such as `09:30`; undefined for anything else. */
export function minutesOf(time: string): number | undefined {
  const match = /^([01]?[0-9]|2[0-3]):([0-5][0-9])$/.exec(time.trim());
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** `09:30` of minutes after midnight; also of the next day, whose hours begin again. */
export function timeOf(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const within = ((minutes % DAY) + DAY) % DAY;
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** The programme that a plan still is, whatever its start and breaks; undefined for a mix of one's own. */
export function mixOf<T extends { readonly modules: readonly number[] }>(
  plan: Plan,
  mixes: readonly T[],
): T | undefined {
  return mixes.find(
    ({ modules }) =>
      modules.length === plan.modules.length && modules.every((number, n) => plan.modules[n] === number),
  );
}
