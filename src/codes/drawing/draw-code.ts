import { encode } from 'uqr';

/** A QR code as one path of squares, in a drawing that is `size` squares wide and high. */
export interface DrawnCode {
  readonly size: number;
  readonly path: string;
}

export interface HowDrawn {
  /** How much of it may be unreadable: `L` a fourteenth, `M` a seventh. What is strong holds less text. */
  readonly correction?: 'L' | 'M';
  /** The empty edge that readers need, in squares. Four are asked for; less is for paper that is white around it. */
  readonly edge?: number;
}

/**
 * Draws text as a QR code. One path for all squares: a thousand elements would be slow to print. Throws RangeError when
 * the text is longer than a code can hold.
 */
export function drawCode(text: string, { correction = 'M', edge = 4 }: HowDrawn = {}): DrawnCode {
  const { data, size } = encoded(text, correction, edge);
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}

function encoded(text: string, correction: 'L' | 'M', edge: number): ReturnType<typeof encode> {
  try {
    return encode(text, { ecc: correction, border: edge });
  } catch (error) {
    throw new RangeError('This text is longer than a code can hold.', { cause: error });
  }
}
