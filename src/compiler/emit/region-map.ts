import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoAzimuthalEqualArea, geoPath, type GeoProjection } from 'd3-geo';
import type { MultiPolygon, Polygon } from 'geojson';
import { merge } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { REGION, RegionMap } from '#countries/core';

/*
 * The map of the region, drawn while building: the outlines of Natural Earth (public domain, from the package
 * world-atlas) are projected, cut to the region and made simpler, so that a device gets a picture of a few kilobytes and
 * no code for maps.
 */

type Code = (typeof REGION)[number];
type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Point = readonly [number, number];

const WIDTH = 600;
const HEIGHT = 540;
/** How far, in units of the picture, a line may lie from the true one; and how small an island may be to be left out. */
const TOLERANCE = 0.55;
const SMALLEST_ISLAND = 3.5;

/** The numbers of ISO 3166 by which the outlines are named. Åland is an outline of its own, and a part of Finland. */
const OUTLINES: Readonly<Record<Code, readonly string[]>> = {
  de: ['276'],
  dk: ['208'],
  ee: ['233'],
  fi: ['246', '248'],
  is: ['352'],
  lt: ['440'],
  lv: ['428'],
  no: ['578'],
  pl: ['616'],
  ru: ['643'],
  se: ['752'],
};

/** Where the name of a country is written, in degrees: the middle of an outline often lies outside it. */
const NAMES: Readonly<Record<Code, Point>> = {
  de: [10.2, 51],
  dk: [9.3, 55.9],
  ee: [25.8, 58.75],
  fi: [26.2, 63],
  is: [-18.6, 64.9],
  lt: [23.9, 55.35],
  lv: [25.2, 56.9],
  no: [9, 61.3],
  pl: [19.2, 52.1],
  ru: [35.3, 60.5],
  se: [15.4, 61.8],
};

/** Points that the picture must hold. Its right edge lies west of the Crimea, whose outline in the atlas is disputed. */
const CORNERS: readonly Point[] = [
  [-24.6, 65.4],
  [-14, 67],
  [25.8, 71.3],
  [6, 47.6],
  [13, 47.2],
  [24.5, 49.2],
  [37.4, 57],
];

let drawn: RegionMap | undefined;

/** The map of the region. Always the same, so it is drawn once, however often the handbook is compiled. */
export function regionMap(): RegionMap {
  drawn ??= draw();
  return drawn;
}

function draw(): RegionMap {
  const atlas = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  const projection = geoAzimuthalEqualArea()
    .rotate([-14, -60])
    .fitExtent(
      [
        [8, 12],
        [WIDTH - 8, HEIGHT - 8],
      ],
      { type: 'MultiPoint', coordinates: CORNERS.map((corner) => [...corner]) },
    )
    .clipExtent([
      [-2, -2],
      [WIDTH + 2, HEIGHT + 2],
    ]);
  const world = simpler(JSON.parse(readFileSync(atlas, 'utf8')) as World, projection);
  const path = geoPath(projection).digits(1);
  const pathOf = (ids: readonly string[], inside: boolean): string => {
    const outlines = world.objects.countries.geometries.filter(
      ({ id, type }) => ids.includes(String(id)) === inside && type !== null,
    );
    const land = merge(world, outlines as Parameters<typeof merge>[1]);
    return path(largeEnough(land, (polygon) => path.area(polygon))) ?? '';
  };
  const places = (Object.keys(OUTLINES) as Code[]).map((code) => {
    const [x = 0, y = 0] = projection([...NAMES[code]]) ?? [];
    return { code, path: pathOf(OUTLINES[code], true), x: Math.round(x), y: Math.round(y) };
  });
  return { width: WIDTH, height: HEIGHT, land: pathOf(Object.values(OUTLINES).flat(), false), places };
}

/** Leaves out islands too small to be seen, and what lies outside the picture. */
function largeEnough(land: MultiPolygon, areaOf: (polygon: Polygon) => number): MultiPolygon {
  return {
    ...land,
    coordinates: land.coordinates.filter(
      (coordinates) => areaOf({ type: 'Polygon', coordinates }) >= SMALLEST_ISLAND,
    ),
  };
}

/**
 * Makes every line of the atlas simpler, as seen in the picture. Lines that two countries share are one line in the
 * atlas, so their borders still meet.
 */
function simpler(world: World, projection: GeoProjection): World {
  // The atlas stores each line as steps from point to point.
  const { transform, arcs, ...rest } = world;
  if (!transform) throw new TypeError('The atlas does not store its lines as steps.');
  const { scale, translate } = transform;
  const degrees = arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx = 0, dy = 0]): Point => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  return { ...rest, arcs: degrees.map((line) => simplerLine(line, projection).map((point) => [...point])) };
}

/** Keeps the points of a line that lie further from the straight way than the tolerance (Douglas and Peucker). */
function simplerLine(line: readonly Point[], projection: GeoProjection): Point[] {
  const seen = line.map((point) => projection([...point]) ?? [0, 0]);
  const kept = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    let furthest = first;
    let distance = TOLERANCE;
    for (let n = first + 1; n < last; n += 1) {
      const away = distanceOf(seen[n], seen[first], seen[last]);
      if (away > distance) [furthest, distance] = [n, away];
    }
    if (furthest === first) continue;
    kept.add(furthest);
    open.push([first, furthest], [furthest, last]);
  }
  return line.filter((_point, n) => kept.has(n));
}

/** How far a point lies from the straight way between two others. */
function distanceOf(
  [x = 0, y = 0]: readonly number[] = [],
  [x1 = 0, y1 = 0]: readonly number[] = [],
  [x2 = 0, y2 = 0]: readonly number[] = [],
): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}
