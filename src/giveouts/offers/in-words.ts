import type { Words } from '#language';

/** A number with at most two decimals, as the language writes it, and its currency behind it. */
export function amountIn(lang: string, amount: number, currency = ''): string {
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(amount);
  return currency === '' ? number : `${number}\u00a0${currency}`;
}

/** A time of pay or of a contract: "2.5 months", with years where there are many; "never" for no end. */
export function monthsIn({ t }: Pick<Words, 't'>, months: number): string {
  if (months === Infinity) return t('offer.sum.never');
  if (months > 0 && months < 1) return t('offer.sum.lessThanAMonth');
  const said = t('offer.sum.months', { count: Math.round(months * 10) / 10 });
  if (months < 18) return said;
  return t('offer.sum.both', {
    months: said,
    years: t('offer.sum.years', { count: Math.round(months / 12) }),
  });
}
