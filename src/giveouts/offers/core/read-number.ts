/** Why a text is no number that can be reckoned with. */
export type NumberFault = 'no-number' | 'below-zero' | 'too-large' | 'two-readings';

export type ReadNumber =
  | {
      readonly ok: true;
      readonly value: number;
      /** "1.234" may mean 1234 or, in some currencies, one and 234 thousandths: it was read as the first. */
      readonly doubtful: boolean;
    }
  | { readonly ok: false; readonly fault: NumberFault };

/** The first digit of every run of ten in which people write numbers: Arabic, Persian, Devanagari, Bengali, Thai, wide. */
const ZEROES = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
/** Currency signs, codes and short names before or after a number. Not `k` or `m`: they would change the number. */
const CURRENCY =
  /^(?:\p{Sc}|[A-Z]{3}|kr|zł|Kč|lei|Ft|Rs)\.?\s*|\s*(?:\p{Sc}|[A-Z]{3}|kr|zł|Kč|lei|Ft|Rs)\.?$/gu;
/** Above this a sum is a slip of the finger, in any currency. */
const LARGEST = 1e13;

/** Digits of any script as 0 to 9; the Arabic signs for thousands and decimals as a comma and a point apart. */
function inPlainDigits(text: string): string {
  return Array.from(text)
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const zero = ZEROES.find((first) => code >= first && code <= first + 9);
      return zero === undefined ? sign : String(code - zero);
    })
    .join('');
}

const fault = (kind: NumberFault): ReadNumber => ({ ok: false, fault: kind });

function finished(digits: string, doubtful = false): ReadNumber {
  const value = Number(digits);
  if (!Number.isFinite(value)) return fault('no-number');
  return value > LARGEST ? fault('too-large') : { ok: true, value, doubtful };
}

/**
 * Reads a number as people write it anywhere: `1.234,50`, `1 234,50`, `1,234.50`, `1'234.50`, `1,23,456`, `١٬٢٣٤٫٥٠`, with
 * a currency before or after it or without.
 *
 * With two kinds of separators the last is the decimal one. A single point or comma before exactly three digits stands
 * between thousands, and is marked doubtful, so that the screen can say how it was read. Anything else that could be
 * read in two ways is a fault: a wrong sum is worse than a question.
 */
export function readNumber(typed: string): ReadNumber {
  const text = inPlainDigits(typed)
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()
    .replace(CURRENCY, '')
    .trim()
    // "1.200,-" is a price without cents.
    .replace(/([.,])[-–—]{1,2}$/, (_all, sign: string) => `${sign}00`);
  if (/^[-−–]/.test(text)) return fault(/\d/.test(text) ? 'below-zero' : 'no-number');
  // A blank or an apostrophe stands only ever between thousands.
  const blanks = /[\s\u00a0\u202f\u2009'’]/;
  const parts = text.split(blanks);
  if (parts.length > 1) {
    const [first = '', ...rest] = parts;
    const whole = rest.slice(0, -1);
    const last = rest.at(-1) ?? '';
    if (!/^\d{1,3}$/.test(first) || whole.some((part) => !/^\d{3}$/.test(part))) return fault('no-number');
    const end = /^(\d{3})(?:[.,\u066b](\d+))?$/.exec(last);
    if (!end) return fault('no-number');
    return finished(`${first}${whole.join('')}${end[1] ?? ''}${end[2] === undefined ? '' : `.${end[2]}`}`);
  }
  const arabic = /^(\d+(?:\u066c\d{3})*)(?:\u066b(\d+))?$/.exec(text);
  if (arabic && /[\u066b\u066c]/.test(text)) {
    return finished(`${(arabic[1] ?? '').replaceAll('\u066c', '')}.${arabic[2] ?? '0'}`);
  }
  if (/^\d+$/.test(text)) return finished(text);
  if (!/^[\d.,]*\d[\d.,]*$/.test(text) || !/^\d/.test(text)) return fault('no-number');

  const points = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (points > 0 && commas > 0) {
    const decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
    const thousands = decimal === '.' ? ',' : '.';
    const [whole = '', fraction, ...more] = text.split(decimal);
    if (fraction === undefined || more.length > 0 || fraction.includes(thousands) || fraction === '') {
      return fault('no-number');
    }
    const plain = inThousands(whole, thousands);
    return plain === undefined ? fault('no-number') : finished(`${plain}.${fraction}`);
  }
  const sign = points > 0 ? '.' : ',';
  const pieces = text.split(sign);
  if (pieces.length > 2) {
    const plain = inThousands(text, sign);
    return plain === undefined ? fault('two-readings') : finished(plain);
  }
  const [whole = '', fraction = ''] = pieces;
  if (fraction === '') return fault('no-number');
  // "0,250" and "1234.500" cannot be thousands; "1.234" can.
  if (fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return finished(whole + fraction, true);
  return finished(`${whole}.${fraction}`);
}

/** `1.234.567` or, as in India, `12,34,567` without its separators; undefined where the groups are neither. */
function inThousands(text: string, sign: string): string | undefined {
  const groups = text.split(sign);
  const [first = '', ...rest] = groups;
  const last = rest.at(-1) ?? '';
  const inner = rest.slice(0, -1);
  if (!/^\d{1,3}$/.test(first) || !/^\d{3}$/.test(last)) return undefined;
  const threes = inner.every((group) => /^\d{3}$/.test(group));
  const twos = first.length <= 2 && inner.every((group) => /^\d{2}$/.test(group));
  return threes || twos ? groups.join('') : undefined;
}

/** Digits of any script as 0 to 9, for other readers of what people type. */
export const plainDigits = inPlainDigits;
