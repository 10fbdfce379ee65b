import type { ListedCase, PracticeCase } from '#training/cases/core';
import type { Handbook } from '../handbook.ts';
import { htmlOf } from '../read/markdown.ts';

/**
 * The invented cases: a small file for each, and the list of them. The list holds nothing of what a case teaches, how it
 * ends or who is in it, so that whoever looks for a case to work does not read the answer first. Of no cases there is no file.
 */
export function emitTraining({ training, sources }: Handbook): Record<string, unknown> {
  const bySource = new Map(sources?.value.sources.map((source) => [source.id, source]));
  const cases = training
    .flatMap(({ id, head, text }): PracticeCase[] =>
      head
        ? [
            {
              ...head.value,
              id,
              notes: htmlOf(text.tree(() => [])),
              sources: [...new Set(head.value.pattern.sources)].flatMap((one) => bySource.get(one) ?? []),
            },
          ]
        : [],
    )
    .sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
  if (cases.length === 0) return {};
  return {
    'training/cases': cases.map(({ number, id, title, setting, minutes, flow }): ListedCase => ({
      number,
      id,
      title,
      setting,
      minutes,
      flow,
    })),
    ...Object.fromEntries(cases.map((one) => [`training/${one.id}`, one])),
  };
}
