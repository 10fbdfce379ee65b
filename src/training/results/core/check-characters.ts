/*
 * Two check characters over the field of 32 elements, one for each character of the alphabet. All characters of a code add
 * up to nothing, and so they do when each is multiplied by the power of a root that belongs to its place. Any two places
 * have different powers, so no change of one or two characters keeps both sums: a slip in one character is always found,
 * and so are two characters that changed places.
 */

/** x^5 + x^2 + 1: its root runs through all 31 elements that are not nothing. */
const POLYNOMIAL = 0b100101;
const ORDER = 31;

const POWER: readonly number[] = (() => {
  const powers: number[] = [];
  let value = 1;
  for (let n = 0; n < ORDER; n++) {
    powers.push(value);
    value <<= 1;
    if (value & 32) value ^= POLYNOMIAL;
  }
  return powers;
})();
const EXPONENT: ReadonlyMap<number, number> = new Map(POWER.map((value, n) => [value, n]));

const power = (exponent: number): number => POWER[((exponent % ORDER) + ORDER) % ORDER] ?? 0;
const times = (a: number, b: number): number => {
  const [one, other] = [EXPONENT.get(a), EXPONENT.get(b)];
  return one === undefined || other === undefined ? 0 : power(one + other);
};
const over = (a: number, b: number): number => times(a, power(-(EXPONENT.get(b) ?? 0)));

/** What the two sums of `values` come to; a sound code gives nothing twice. */
export function sumsOf(values: readonly number[]): readonly [plain: number, weighted: number] {
  let [plain, weighted] = [0, 0];
  values.forEach((value, place) => {
    plain ^= value;
    weighted ^= times(value, power(place));
  });
  return [plain, weighted];
}

/** `values` with the two check characters behind them. At most 29 values: beyond that places would share a power. */
export function withCheck(values: readonly number[]): readonly number[] {
  const [plain, weighted] = sumsOf(values);
  const [first, second] = [power(values.length), power(values.length + 1)];
  // Two sums, two unknown: a + b = plain, and first * a + second * b = weighted.
  const a = over(weighted ^ times(second, plain), first ^ second);
  return [...values, a, a ^ plain];
}

/** Whether both sums of a whole code, check characters and all, come to nothing. */
export function isSound(values: readonly number[]): boolean {
  const [plain, weighted] = sumsOf(values);
  return plain === 0 && weighted === 0;
}
