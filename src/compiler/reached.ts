import { z } from 'zod';
import { DIMENSIONS, PUBLISHED_LISTS, runExample, type Screening } from '#screening/core';
import type { FlowExample } from '#screening/content';
import { flowsToRun, indexOf, unknownAnswers } from './checks/examples.ts';
import type { Handbook } from './handbook.ts';
import type { Place } from './problem.ts';
import type { Path } from './read/yaml.ts';

/** Where one example, invented person or training case ends, and what led there. */
export const Reached = z.strictObject({
  of: z.string().min(1).meta({
    description: 'The folder of the flow, the file of people or the folder of cases, below handbook/.',
  }),
  name: z.string().min(1),
  band: z.string().min(1),
  reaches: z.string().min(1),
  profile: z.string().min(1).nullable().default(null),
  dimensions: z
    .array(z.string())
    .default([])
    .meta({ description: 'Those of the published lists with a ticked sign.' }),
  ticks: z.array(z.string()).default([]),
});
export type Reached = z.infer<typeof Reached>;
export const ReachedFile = z.strictObject({ reached: z.array(Reached) });

/** An entry as it is written: what is empty is left out, so that a difference is short to read. */
export function writtenEntry({ profile, dimensions, ticks, ...entry }: Reached): z.input<typeof Reached> {
  return {
    ...entry,
    ...(profile !== null && { profile }),
    ...(dimensions.length > 0 && { dimensions }),
    ...(ticks.length > 0 && { ticks }),
  };
}

type Who = Pick<Reached, 'of' | 'name'>;
export type NotRun = Who & { readonly why: string };

export interface AllReached {
  readonly reached: readonly Reached[];
  /** What each was answered with, by who it is. A record does not hold it. */
  readonly given?: ReadonlyMap<string, string>;
  /** Those that could not be run, each with the reason. */
  readonly notRun: readonly NotRun[];
}

type Answered = Pick<FlowExample, 'name' | 'opening' | 'answers'>;

/**
 * Runs every example, invented person and training case of a handbook through the present core, whatever they say of themselves. A
 * handbook with faults is run as far as it holds together: an older edition may not fit today's checks.
 */
export function reachedIn(handbook: Handbook): AllReached {
  const flows = flowsToRun(handbook);
  const index = indexOf(handbook);
  const reached: Reached[] = [];
  const notRun: NotRun[] = [];
  const givenTo = new Map<string, string>();
  const attempt = (of: string, id: string, given: Answered, at: (path: Path) => Place): void => {
    const flow = flows.get(id);
    const fault = flow
      ? unknownAnswers(flow, given, at)[0]?.what
      : `The flow \`${id}\` is missing or has faults.`;
    const who = { of, name: given.name };
    if (!flow || fault !== undefined) {
      notRun.push({ ...who, why: fault ?? '' });
      return;
    }
    givenTo.set(whoOf(who), JSON.stringify([id, sorted(given.opening), sorted(given.answers)]));
    reached.push({ ...who, ...endOf(runExample(flow, given, index)) });
  };
  for (const { id, examples } of handbook.flows) {
    examples?.value.examples.forEach((example, n) => {
      attempt(`flows/${id}`, id, example, (path) => examples.at(['examples', n, ...path]));
    });
  }
  for (const { id, value, at } of handbook.people) {
    value.people.forEach((person, n) => {
      attempt(`people/${id}`, person.flow, person, (path) => at(['people', n, ...path]));
    });
  }
  for (const { id, head } of handbook.training) {
    if (head) attempt('training', head.value.flow, { ...head.value, name: id }, head.at);
  }
  return { reached, given: givenTo, notRun };
}

const whoOf = ({ of, name }: Who): string => `${of}, "${name}"`;
const sorted = (answers: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(answers).sort();

function endOf({ assessment, outcome, situation }: Screening): Omit<Reached, 'of' | 'name'> {
  return {
    band: assessment.band,
    reaches: outcome.id,
    profile: assessment.profile,
    dimensions: PUBLISHED_LISTS.flatMap((list) =>
      DIMENSIONS.flatMap((dimension) => {
        const { positive, ...counts } = assessment.dimensions[list][dimension];
        const words = Object.entries(counts).flatMap(([strength, count]) =>
          count > 0 ? [`${String(count)} ${strength}`] : [],
        );
        return words.length > 0
          ? [`${list} ${dimension}: ${[...words, ...(positive ? ['positive'] : [])].join(', ')}`]
          : [];
      }),
    ),
    ticks: [...new Set(situation.ticks.map(({ id }) => id))].sort(),
  };
}

/** What differs between two runs. Each entry of `otherwise` is one example, person or case with a line for each thing that differs. */
export interface Effects {
  readonly otherwise: readonly { readonly who: string; readonly lines: readonly string[] }[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/**
 * Compares where everybody ends now with where they ended before, in the order of now. Where the answers themselves were
 * changed, a line says so. A flow, a file of people or the whole of the cases that stands on one side alone is one entry.
 */
export function effectsOf(before: AllReached, now: AllReached): Effects {
  const ended = new Map(before.reached.map((one) => [whoOf(one), one]));
  return {
    otherwise: now.reached.flatMap((one) => {
      const who = whoOf(one);
      const was = ended.get(who);
      const lines = was ? differences(was, one) : [];
      if (lines.length === 0) return [];
      const answered = before.given && now.given && before.given.get(who) !== now.given.get(who);
      return [{ who, lines: answered ? [...lines, 'its own answers were changed too'] : lines }];
    }),
    added: onlyIn(now.reached, [...before.reached, ...before.notRun]),
    gone: onlyIn(before.reached, [...now.reached, ...now.notRun]),
  };
}

function onlyIn(some: readonly Who[], others: readonly Who[]): string[] {
  const known = new Set(others.map(whoOf));
  const places = new Set(others.map(({ of }) => of));
  const whole = new Map<string, number>();
  for (const { of } of some) if (!places.has(of)) whole.set(of, (whole.get(of) ?? 0) + 1);
  return [
    ...[...whole].map(([of, count]) => `${of}: all ${String(count)}`),
    ...some.filter((one) => places.has(one.of) && !known.has(whoOf(one))).map(whoOf),
  ];
}

/** Those that could not be run, a line for each; one line for all of a place that share a reason. */
export function notRunLines(notRun: readonly NotRun[]): string[] {
  const together = new Map<string, NotRun[]>();
  for (const one of notRun) {
    const key = `${one.of}: ${one.why}`;
    together.set(key, [...(together.get(key) ?? []), one]);
  }
  return [...together.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const who = others.length > 0 ? `${first.of}, ${String(others.length + 1)} of them` : whoOf(first);
    return [`${who}: ${first.why}`];
  });
}

function differences(was: Reached, is: Reached): string[] {
  const changed = (what: string, before: string | null, now: string | null): string[] =>
    before === now ? [] : [`${what}: \`${before ?? 'none'}\` before, \`${now ?? 'none'}\` now`];
  const without = (some: readonly string[], others: readonly string[]): string[] =>
    some.filter((one) => !others.includes(one));
  const listed = (what: string, items: readonly string[]): string[] =>
    items.length > 0 ? [`${what}: ${items.join(', ')}`] : [];
  return [
    ...changed('band', was.band, is.band),
    ...changed('outcome', was.reaches, is.reaches),
    ...changed('profile', was.profile, is.profile),
    ...without(was.dimensions, is.dimensions).map((dimension) => `dimension before: ${dimension}`),
    ...without(is.dimensions, was.dimensions).map((dimension) => `dimension now: ${dimension}`),
    ...listed('ticked now, and not before', without(is.ticks, was.ticks)),
    ...listed('ticked before, and not now', without(was.ticks, is.ticks)),
  ];
}
