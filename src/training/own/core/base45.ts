/*
 * Bytes as the 45 signs that a QR code packs tightest beside digits: two bytes in three signs, as RFC 9285 lays down.
 */

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Writes bytes in base 45. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1];
    const number = second === undefined ? first : first * 256 + second;
    text += (SIGNS[number % 45] ?? '') + (SIGNS[Math.floor(number / 45) % 45] ?? '');
    if (second !== undefined) text += SIGNS[Math.floor(number / 2025)] ?? '';
  }
  return text;
}

/** Reads base 45 again; undefined for anything that `toBase45` does not write. */
export function fromBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = Array.from(text.slice(at, at + 3), (sign) => SIGNS.indexOf(sign));
    if (digits.includes(-1)) return undefined;
    const [first = 0, second = 0, third] = digits;
    const number = first + second * 45 + (third ?? 0) * 2025;
    if (third === undefined) {
      if (number > 0xff) return undefined;
      bytes.push(number);
    } else {
      if (number > 0xffff) return undefined;
      bytes.push(number >> 8, number & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}
