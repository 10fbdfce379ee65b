import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { assess, indexIndicators, type ListedIndicator, type Situation } from '#screening/core';
import type { Handbook } from './handbook.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read/yaml.ts';

const YesNo = z.enum(['yes', 'no'], { error: 'Write "yes" or "no", in quotes.' });

/** What `npm run handbook -- assess FILE.yaml` reads: one entry for each person. */
const Situations = z.array(
  z.strictObject({
    id: z.union([z.string(), z.number()]),
    age: z.enum(['adult', 'under-18', 'unsure']),
    stage: z.enum(['visa-application', 'at-post-abroad', 'returning']),
    danger: z.enum(['yes', 'no', 'unclear']),
    out_and_safe: YesNo.default('no'),
    hours_left: z.number().nullable().default(null),
    unease: YesNo.default('no'),
    ticks: z.array(z.string()).default([]),
  }),
);

/** The finding for one entry, in the shape that the command prints. */
export interface AssessedSituation {
  readonly id: string | number;
  readonly dimensions: unknown;
  readonly profile: string | null;
  readonly band: string;
  readonly because: readonly unknown[];
}

/**
 * Runs the situations of a file through the same core as the app. Gives the findings in the order of the file, or
 * every fault: an indicator that does not exist is named.
 */
export function assessFile(
  file: string,
  lists: Handbook['lists'],
):
  | { readonly ok: true; readonly found: AssessedSituation[] }
  | { readonly ok: false; readonly problems: Problem[] } {
  const result = readYaml(file, readFileSync(file, 'utf8'), Situations);
  if (!result.ok) return result;
  const { value, at } = result.read;
  const index = indexIndicators(lists.map((list) => ({ id: list.id, ...list.value })));
  const problems: Problem[] = [];
  const found = value.map((entry, n): AssessedSituation => {
    const ticks = entry.ticks.flatMap((id, m): ListedIndicator[] => {
      const known = index.byId.get(id);
      if (known) return [known];
      problems.push({
        ...at([n, 'ticks', m]),
        what: `There is no indicator \`${id}\`.`,
        mend: 'Take its id from a file in handbook/indicators/.',
      });
      return [];
    });
    const situation: Situation = {
      age: entry.age,
      stage: entry.stage,
      danger: entry.danger,
      outAndSafe: entry.out_and_safe === 'yes',
      hoursLeft: entry.hours_left,
      unease: entry.unease === 'yes',
      ticks,
    };
    const { dimensions, profile, band, because } = assess(situation);
    return { id: entry.id, dimensions, profile, band, because };
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, found };
}
