import type { FigureFile, FigureRecord, PeriodRecord } from '#countries/content';
import {
  shownAmount,
  shownBreakdown,
  shownParts,
  type Figure,
  type Figures,
  type Source,
} from '#countries/core';
import type { FiguresFolder, Named } from '../handbook.ts';
import { regionMap } from './region-map.ts';

/** Every source by its id. */
type Sources = Readonly<Record<string, Source>>;

/**
 * The files of the open figures: one for each country that has any (`figures/lt`), one of the whole region with what the
 * map and its table show (`figures/region`), the map itself, and which countries have a file (`figures/index`).
 * Numbers under ten that the State did not publish itself are left out here, so that no device ever holds them.
 */
export function emitFigures(folder: FiguresFolder): Record<string, unknown> {
  const metrics = folder.metrics?.value.metrics ?? [];
  const gaps = folder.gaps?.value.gaps ?? [];
  const sources: Sources = Object.fromEntries(
    (folder.sources?.value.sources ?? []).map(({ id, ...source }) => [id, source]),
  );
  const byCountry = folder.countries.map((file) => ({ id: file.id, figures: figuresOf(file, sources) }));
  const all = byCountry.flatMap(({ figures }) => figures);

  const files: Record<string, unknown> = {};
  const lacking = new Set(gaps.flatMap(({ countries }) => countries));
  // The European Union has no page of its own: the page of the region says its figures.
  const codes = [...new Set([...byCountry.map(({ id }) => id), ...lacking])]
    .filter((code) => code !== 'eu')
    .sort();
  for (const code of codes) {
    const figures = byCountry.find(({ id }) => id === code)?.figures ?? [];
    const missing = gaps.filter(({ countries }) => countries.includes(code));
    const named = [...figures, ...missing].flatMap((one) => one.sources);
    files[`figures/${code}`] = {
      metrics: metrics.filter(({ id }) => figures.some(({ metric }) => metric === id)),
      figures,
      sources: only(sources, named),
      gaps: missing,
    } satisfies Figures;
  }
  files['figures/index'] = { countries: codes };
  files['figures/region'] = {
    metrics,
    // What a number is made up of stands on the page of its country.
    figures: all.map((figure) => ({ ...figure, breakdowns: [], beside: [], citizenships: [] })),
    sources,
    gaps,
  } satisfies Figures;
  files['figures/map'] = regionMap();
  return files;
}

function only(sources: Sources, ids: readonly string[]): Sources {
  return Object.fromEntries(Object.entries(sources).filter(([id]) => ids.includes(id)));
}

function figuresOf({ id, value }: Named<FigureFile>, sources: Sources): Figure[] {
  const rules = new Map(value.rules.map((rule) => [rule.id, rule.text]));
  return [...value.records, ...value.periods].map((record) => figureOf(id, record, rules, sources));
}

function figureOf(
  country: string,
  record: FigureRecord | PeriodRecord,
  rules: ReadonlyMap<string, string>,
  sources: Sources,
): Figure {
  const stateItself = record.sources.some((id) => sources[id]?.stateItself);
  return {
    country,
    metric: record.metric,
    from: 'year' in record ? record.year : record.from,
    to: 'year' in record ? record.year : record.to,
    yearInferred: 'year' in record && record.yearInferred,
    amount: shownAmount(record.value, stateItself),
    approximate: record.approximate ?? null,
    rule: record.rule === undefined ? null : (rules.get(record.rule) ?? null),
    breakdowns: record.breakdowns.map((one) => shownBreakdown(one, stateItself)),
    beside: shownParts(record.beside ?? {}, stateItself),
    nationalities: record.nationalities ?? null,
    citizenships: Object.entries(record.citizenships ?? {}).map(([code, count]) => ({
      country: code,
      amount: shownAmount(count, stateItself),
    })),
    note: record.note ?? null,
    contradiction: record.contradiction ?? null,
    unconfirmed: record.unconfirmed,
    sources: record.sources,
  };
}
