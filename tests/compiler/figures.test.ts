import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REGION, type Figures, type RegionMap } from '#countries/core';
import { compile } from '../../src/compiler/compile.ts';
import { emitFigures } from '../../src/compiler/emit/figures.ts';
import { readHandbook } from '../../src/compiler/handbook.ts';

const folder = readHandbook('handbook').handbook.figures;
const files = emitFigures(folder);
const region = files['figures/region'] as Figures;
const map = files['figures/map'] as RegionMap;
const { countries } = files['figures/index'] as { countries: string[] };
const pages = countries.map((code) => files[`figures/${code}`] as Figures);

describe('the open figures of this edition', () => {
  it('are 117 of single years and 4 of several, out of 63 sources', () => {
    expect(folder.countries.flatMap(({ value }) => value.records)).toHaveLength(117);
    expect(folder.countries.flatMap(({ value }) => value.periods)).toHaveLength(4);
    expect(folder.sources?.value.sources).toHaveLength(63);
    expect(region.figures).toHaveLength(121);
  });

  it('have a file for every country of the region, and the Union in the file of the region alone', () => {
    expect(countries).toEqual([...REGION]);
    const own = pages.flatMap(({ figures }) => figures).length;
    const union = region.figures.filter(({ country }) => country === 'eu').length;
    expect(own + union).toBe(121);
    expect(union).toBe(7);
  });

  it('say the same on the page of a country and on the page of the region', () => {
    const plain = ({ figures }: Figures) =>
      figures.map(({ country, metric, from, to, amount }) => ({ country, metric, from, to, amount }));
    const ofCountries = plain(region).filter(({ country }) => country !== 'eu');
    expect(pages.flatMap(plain)).toEqual(expect.arrayContaining(ofCountries));
  });

  it('hold no number under ten that the State did not publish itself, in no file and no part', () => {
    for (const { figures, sources } of [region, ...pages]) {
      for (const figure of figures) {
        if (figure.sources.some((id) => sources[id]?.stateItself)) continue;
        const amounts = [
          figure.amount,
          ...figure.breakdowns.flatMap(({ parts }) => parts.map(({ amount }) => amount)),
          ...figure.beside.map(({ amount }) => amount),
          ...figure.citizenships.map(({ amount }) => amount),
        ];
        for (const amount of amounts)
          if (typeof amount === 'number') expect(amount).toBeGreaterThanOrEqual(10);
      }
    }
  });

  it('name a page for every figure, and bring every page that they name', () => {
    for (const { figures, sources, gaps } of [region, ...pages]) {
      const named = [...figures, ...gaps].flatMap((one) => one.sources);
      expect(named.filter((id) => !sources[id])).toEqual([]);
      expect(Object.keys(sources).filter((id) => !named.includes(id))).toEqual([]);
      expect(figures.filter((figure) => figure.sources.length === 0)).toEqual([]);
    }
  });

  it('say where a source contradicts itself', () => {
    const contradicted = region.figures.filter(({ contradiction }) => contradiction !== null);
    expect(contradicted.map(({ country, from }) => `${country} ${from}`)).toEqual([
      'de 2023',
      'dk 2023',
      'lv 2017',
    ]);
  });

  it('keep both numbers of a year in which two things were counted', () => {
    const both = region.figures.filter(
      ({ country, from, metric }) => country === 'de' && from === 2016 && metric === 'victims_identified',
    );
    expect(both.map(({ amount }) => amount)).toEqual([488, 48]);
  });
});

describe('the map of the region', () => {
  it('is a file of less than 40 kB', () => {
    expect(Buffer.byteLength(JSON.stringify(map))).toBeLessThan(40_000);
  });

  it('draws every country of the region, and writes its name inside the picture', () => {
    expect(map.places.map(({ code }) => code).sort()).toEqual([...REGION]);
    for (const { path, x, y } of map.places) {
      expect(path).toMatch(/^M[\d.,LZMHV-]+$/i);
      expect(x > 0 && x < map.width && y > 0 && y < map.height).toBe(true);
    }
  });

  it('draws the same each time', () => {
    expect(emitFigures(folder)['figures/map']).toEqual(map);
  });
});

describe('a handbook without figures', () => {
  it('is whole: its region is empty and no country has a file', () => {
    const without = compile(join(import.meta.dirname, 'handbooks/sound'));
    expect(without['figures/index']).toEqual({ countries: [] });
    expect(without['figures/region']).toEqual({ metrics: [], figures: [], sources: {}, gaps: [] });
  });
});
