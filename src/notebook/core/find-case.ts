import type { Case, WholeCase } from './case.ts';

/** A case as the search inside the notebook sees it. It lives in memory while the notebook is open, and nowhere else. */
export interface CaseDocument {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly text: string;
}

/** Everything in a case that somebody may look for, as one text. What sheets hold is not looked into. */
export function textOf(one: Case): string {
  return [
    ...one.timeline.map((line) => line.text),
    ...one.screenings.map(({ summary }) => summary),
    ...one.agreements.flatMap(({ recipient, about }) => [recipient, about]),
    ...one.needs.map(({ what }) => what),
    ...one.tasks.map(({ what }) => what),
    ...(one.nextSafeContact ? [one.nextSafeContact.number, one.nextSafeContact.coverSentence] : []),
    ...one.sheets.map(({ title }) => title),
    ...one.sharedWith.flatMap(({ recipient, what }) => [recipient, what]),
    one.legalBasis,
    one.takenOver?.code ?? '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Cases as documents; `countryName` gives a country's name in the language of the screen. */
export function documentsOf(
  cases: readonly WholeCase[],
  countryName: (code: string) => string,
): CaseDocument[] {
  return cases.map(({ id, content }) => ({
    id,
    title: content.code,
    where: content.country === null ? '' : countryName(content.country),
    text: textOf(content),
  }));
}
