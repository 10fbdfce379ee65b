/**
 * The same things in another order, always the same for as many: cards that are to be sorted must not lie sorted, and the
 * sheet of answers must still know which is which.
 */
export function mixed<T>(things: readonly T[]): readonly T[] {
  const count = things.length;
  const step = stepFor(count);
  return things.map((_, n) => things[(n * step + Math.floor(count / 2)) % count]).flatMap((one) => one ?? []);
}

/** Near the golden part of the whole, so that neighbours come to lie far apart, and with no divisor in common with it. */
function stepFor(count: number): number {
  const near = Math.max(1, Math.round(count * 0.618));
  for (let away = 0; away < count; away++) {
    for (const step of [near + away, near - away]) {
      if (step > 0 && divisor(step, count) === 1) return step;
    }
  }
  return 1;
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}

/** A, B, C …; after Z it goes on with AA. */
export function letterOf(n: number): string {
  const letter = String.fromCharCode(65 + (n % 26));
  return n < 26 ? letter : letterOf(Math.floor(n / 26) - 1) + letter;
}
