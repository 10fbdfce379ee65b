import type { FigureFile, FigureRecord, PartName, PeriodRecord } from '#countries/content';
import { REGION } from '#countries/core';
import type { Handbook, Named } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';

type AnyRecord = FigureRecord | PeriodRecord;
type At = (path: readonly (string | number)[]) => Place;

/** Figures: what they name exists, each stands once, their parts fit, and no year lies after the edition. */
export function checkFigures(handbook: Handbook): Problem[] {
  const { figures, settings, unread } = handbook;
  const metrics = new Set(figures.metrics?.value.metrics.map(({ id }) => id));
  const sources = new Set(figures.sources?.value.sources.map(({ id }) => id));
  const lastYear = Number(settings?.value.editionDay.slice(0, 4) ?? Infinity);
  const problems = figures.countries.flatMap((file) => [
    ...faultsOfCode(file),
    ...faultsOfRules(file),
    ...twice(file),
    ...recordsOf(file).flatMap(({ record, at }) => [
      ...(figures.metrics && !metrics.has(record.metric)
        ? [
            {
              ...at(['metric']),
              what: `There is no metric \`${record.metric}\` in figures/metrics.yaml.`,
              mend: 'Check the spelling, or say there what it counts.',
            },
          ]
        : []),
      ...faultsOfYears(record, at, lastYear),
      ...faultsOfParts(record, at),
    ]),
  ]);
  const named = namedSources(handbook);
  return [
    ...problems,
    ...faultsOfGaps(handbook),
    ...usedOnce(handbook),
    ...(figures.sources
      ? named
          .filter(({ id }) => !sources.has(id))
          .map(({ id, ...place }) => ({
            ...place,
            what: `There is no source \`${id}\` in figures/sources.yaml.`,
            mend: 'Add the page it was read on there, or name another.',
          }))
      : []),
    ...(unread.has('figures') ? [] : unusedSources(handbook, new Set(named.map(({ id }) => id)))),
  ];
}

function recordsOf({ value, at }: Named<FigureFile>): { record: AnyRecord; at: At }[] {
  const below =
    (list: string, n: number): At =>
    (path) =>
      at([list, n, ...path]);
  return [
    ...value.records.map((record, n) => ({ record, at: below('records', n) })),
    ...value.periods.map((record, n) => ({ record, at: below('periods', n) })),
  ];
}

const isPlace = (code: string): boolean => code === 'eu' || (REGION as readonly string[]).includes(code);

function faultsOfCode({ id, at }: Named<FigureFile>): Problem[] {
  return isPlace(id)
    ? []
    : [
        {
          ...at([]),
          what: `\`${id}\` is no country of the region.`,
          mend: `Name the file after one of: ${REGION.join(', ')}; or eu for the European Union.`,
        },
      ];
}

function faultsOfGaps({ figures: { gaps } }: Handbook): Problem[] {
  return (gaps?.value.gaps ?? []).flatMap(({ countries }, n) =>
    countries.flatMap((code, m) =>
      gaps && !isPlace(code)
        ? [
            {
              ...gaps.at(['gaps', n, 'countries', m]),
              what: `\`${code}\` is no country of the region.`,
              mend: `Write one of: ${REGION.join(', ')}, eu.`,
            },
          ]
        : [],
    ),
  );
}

function faultsOfRules(file: Named<FigureFile>): Problem[] {
  const rules = file.value.rules.map(({ id }) => id);
  const used = new Set(recordsOf(file).map(({ record }) => record.rule));
  return [
    ...file.value.rules.flatMap(({ id }, n) =>
      rules.indexOf(id) === n
        ? used.has(id)
          ? []
          : [
              {
                ...file.at(['rules', n, 'id']),
                what: `No figure is counted by the rule \`${id}\`.`,
                mend: 'Name it under `rule` of the figures it is about, or remove it.',
              },
            ]
        : [
            {
              ...file.at(['rules', n, 'id']),
              what: `The rule \`${id}\` stands twice in this file.`,
              mend: 'Give one of them another id, or remove it.',
            },
          ],
    ),
    ...recordsOf(file).flatMap(({ record: { rule }, at }) =>
      rule === undefined || rules.includes(rule)
        ? []
        : [
            {
              ...at(['rule']),
              what: `There is no rule \`${rule}\` at the top of this file.`,
              mend: 'Add it under `rules`, with a sentence that says how it was counted.',
            },
          ],
    ),
  ];
}

/** The same figure to the letter. Two figures of one year that differ in anything may both stand. */
function twice(file: Named<FigureFile>): Problem[] {
  const first = new Map<string, Place>();
  return recordsOf(file).flatMap(({ record, at }) => {
    const key = JSON.stringify(record);
    const before = first.get(key);
    if (!before) {
      first.set(key, at([]));
      return [];
    }
    return [
      {
        ...at([]),
        what: `This figure stands twice, to the letter; the first is in line ${String(before.line)}.`,
        mend: 'Remove one of them. Where two were counted differently, say so under `rule`.',
      },
    ];
  });
}

function faultsOfYears(record: AnyRecord, at: At, lastYear: number): Problem[] {
  const last = 'year' in record ? record.year : record.to;
  const field = 'year' in record ? 'year' : 'to';
  return [
    ...(last > lastYear
      ? [
          {
            ...at([field]),
            what: `The year ${String(last)} lies after the edition, which is of ${String(lastYear)}.`,
            mend: 'Check the year, or the day of the edition in settings.yaml.',
          },
        ]
      : []),
    ...('from' in record && record.from >= record.to
      ? [
          {
            ...at(['from']),
            what: `The years ${String(record.from)} to ${String(record.to)} are no period.`,
            mend: 'Write the first year under `from` and the last under `to`; a single year goes under `records`.',
          },
        ]
      : []),
  ];
}

function faultsOfParts(record: AnyRecord, at: At): Problem[] {
  const value = String(record.value);
  return record.breakdowns.flatMap(({ whole, parts }, n) => {
    const entries = Object.entries(parts) as [PartName, number][];
    const sum = entries.reduce((all, [, part]) => all + part, 0);
    if (whole && sum !== record.value) {
      return [
        {
          ...at(['breakdowns', n, 'parts']),
          what: `The parts add up to ${String(sum)}, and the value is ${value}.`,
          mend: 'Compare both with the page. When the page names some of the parts only, or they overlap, write `whole: false`.',
        },
      ];
    }
    return entries.flatMap(([name, part]) =>
      part > record.value
        ? [
            {
              ...at(['breakdowns', n, 'parts', name]),
              what: `\`${name}\` is ${String(part)}, more than the value it is a part of (${value}).`,
              mend: 'Compare both with the page. What is counted beside the value goes under `beside`.',
            },
          ]
        : [],
    );
  });
}

function usedOnce({ figures: { metrics, sources } }: Handbook): Problem[] {
  const named = [
    ...(metrics?.value.metrics ?? []).map(({ id }, n) => ({ id, at: metrics?.at(['metrics', n, 'id']) })),
    ...(sources?.value.sources ?? []).map(({ id }, n) => ({ id, at: sources?.at(['sources', n, 'id']) })),
  ];
  return named.flatMap(({ id, at }, n) =>
    at && named.findIndex((other) => other.id === id) < n
      ? [
          {
            ...at,
            what: `The id \`${id}\` is used a second time.`,
            mend: 'Give one of them another id, or remove it. Ids that were published stay for ever.',
          },
        ]
      : [],
  );
}

interface NamedSource extends Place {
  readonly id: string;
}

function namedSources({ figures }: Handbook): NamedSource[] {
  return [
    ...figures.countries.flatMap((file) =>
      recordsOf(file).flatMap(({ record, at }) =>
        record.sources.map((id, n) => ({ id, ...at(['sources', n]) })),
      ),
    ),
    ...(figures.gaps?.value.gaps ?? []).flatMap(({ sources }, n) =>
      sources.map((id, m) => ({ id, ...(figures.gaps?.at(['gaps', n, 'sources', m]) as Place) })),
    ),
  ];
}

function unusedSources({ figures: { sources } }: Handbook, used: ReadonlySet<string>): Problem[] {
  return (sources?.value.sources ?? []).flatMap(({ id }, n) =>
    sources && !used.has(id)
      ? [
          {
            ...sources.at(['sources', n, 'id']),
            what: `No figure names the source \`${id}\`.`,
            mend: 'Name it under the figure that was read there, or remove it.',
          },
        ]
      : [],
  );
}
