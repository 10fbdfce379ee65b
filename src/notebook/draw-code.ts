import { encode } from 'uqr';

/** A QR code as one path of squares, in a drawing that is `size` squares wide and high. */
export interface DrawnCode {
  readonly size: number;
  readonly path: string;
}

/** Draws text as a QR code that still reads with a seventh of it unreadable, and with the empty edge that readers need. */
export function drawCode(text: string): DrawnCode {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
