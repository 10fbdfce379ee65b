import type { Amount, Cell, Figure } from './figures.ts';

/** The few words that stand around a number, in the language of the interface. */
export interface AmountWords {
  /** Writes a number as the language does. */
  readonly number: (value: number) => string;
  readonly underTen: string;
  readonly keptBack: string;
  readonly about: (number: string) => string;
  readonly moreThan: (number: string) => string;
  /** What stands where no figure was read. Never a nought. */
  readonly notPublished: string;
}

export function writtenAmount(amount: Amount, words: AmountWords): string {
  if (amount === 'under-10') return words.underTen;
  if (amount === 'kept-back') return words.keptBack;
  return words.number(amount);
}

/** A figure as it is written everywhere: with "about" or "more than" where the source says so. */
export function writtenFigure(figure: Pick<Figure, 'amount' | 'approximate'>, words: AmountWords): string {
  const amount = writtenAmount(figure.amount, words);
  if (figure.approximate === 'about') return words.about(amount);
  if (figure.approximate === 'more-than') return words.moreThan(amount);
  return amount;
}

/** A cell in one line, for the map: its figures beside each other and never added, or the words for none. */
export function writtenCell(cell: Cell, words: AmountWords): string {
  if (cell.figures.length === 0) return words.notPublished;
  return cell.figures.map((figure) => writtenFigure(figure, words)).join(' / ');
}
