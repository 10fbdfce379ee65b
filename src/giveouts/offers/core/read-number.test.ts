import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

describe('a number as people write it', () => {
  it.each([
    ['1234', 1234],
    ['1234.5', 1234.5],
    ['1234,5', 1234.5],
    ['1.234,50', 1234.5],
    ['1 234,50', 1234.5],
    ['1\u00a0234,50', 1234.5],
    ['1\u202f234.50', 1234.5],
    ['1,234.50', 1234.5],
    ["1'234.50", 1234.5],
    ['1’234’567,8', 1234567.8],
    ['1.234.567', 1234567],
    ['12,34,567', 1234567],
    ['1,23,456.75', 123456.75],
    ['١٬٢٣٤٫٥٠', 1234.5],
    ['١٢٣٤', 1234],
    ['۱۲۳۴٫۵', 1234.5],
    ['\u200f١٢٠٠', 1200],
    ['१२,३४,५६७', 1234567],
    ['๑๒๓๔.๕', 1234.5],
    ['１２００', 1200],
    ['€ 1 200', 1200],
    ['1 200 €', 1200],
    ['1.200,-', 1200],
    ['EUR 950,00', 950],
    ['950 kr', 950],
    ['0,250', 0.25],
    ['1234.500', 1234.5],
    ['0', 0],
    ['12,5', 12.5],
  ])('%s is %d', (typed, value) => {
    expect(readNumber(typed)).toEqual({ ok: true, value, doubtful: false });
  });

  it.each(['1.234', '1,234', '12.500', '999,999'])('%s is in thousands, and marked as doubtful', (typed) => {
    expect(readNumber(typed)).toEqual({ ok: true, value: Number(typed.replace(/[.,]/, '')), doubtful: true });
  });

  it.each([
    ['twelve', 'no-number'],
    ['12k', 'no-number'],
    ['1.5 million', 'no-number'],
    ['9-10', 'no-number'],
    ['1 23', 'no-number'],
    ['1234 567', 'no-number'],
    ['1.23.456,7,8', 'no-number'],
    ['.5', 'no-number'],
    ['5.', 'no-number'],
    ['1.2.3', 'two-readings'],
    ['12,3456,789', 'two-readings'],
    ['-5', 'below-zero'],
    ['−1 200', 'below-zero'],
    ['99999999999999', 'too-large'],
    ['€', 'no-number'],
    ['', 'no-number'],
  ])('%s is a fault: %s', (typed, fault) => {
    expect(readNumber(typed)).toEqual({ ok: false, fault });
  });

  it('comes back as it was, from whatever locale wrote it', () => {
    const locales = [
      'en',
      'de',
      'de-CH',
      'fr',
      'sv',
      'hi',
      'ar-EG',
      'fa',
      'th-u-nu-thai',
      'lt',
      'pl',
      'uk',
      'es',
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(...locales), (cents, locale) => {
        const value = cents / 100;
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value);
        expect(readNumber(written)).toEqual({ ok: true, value, doubtful: false });
      }),
    );
  });

  it('is never below nought and never endless, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789., -€kr٫٬٣\u00a0'.split('')) }),
        (typed) => {
          const read = readNumber(typed);
          if (read.ok) expect(read.value >= 0 && Number.isFinite(read.value)).toBe(true);
        },
      ),
    );
  });
});
