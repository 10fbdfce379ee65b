import type { Words } from '#language';
import type { AmountWords } from './core/index.ts';

/** The words around a number, in the language of the interface. */
export function amountWords({ lang, t }: Words): AmountWords {
  const format = new Intl.NumberFormat(lang);
  return {
    number: (value) => format.format(value),
    underTen: t('figure.underTen'),
    keptBack: t('figure.keptBack'),
    about: (number) => t('figure.about', { number }),
    moreThan: (number) => t('figure.moreThan', { number }),
    notPublished: t('figure.notPublished'),
  };
}
