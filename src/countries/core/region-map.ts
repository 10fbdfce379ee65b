/** Where a country lies on the map of the region. */
export interface Place {
  readonly code: string;
  /** Its outline, as the `d` of an SVG path. */
  readonly path: string;
  /** Where its name is written: a point inside it. */
  readonly x: number;
  readonly y: number;
}

/** The map of the region as the compiler draws it: a picture of fixed size, without a projection to work out. */
export interface RegionMap {
  readonly width: number;
  readonly height: number;
  /** Land of other countries, for orientation. */
  readonly land: string;
  readonly places: readonly Place[];
}
