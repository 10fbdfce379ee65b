import { LETTERS } from './marking.ts';
import type { Room } from './room.ts';

/** The words of the table's lines and columns. */
export interface TableWords {
  readonly columns: readonly [part: string, what: string, before: string, after: string, of: string];
  readonly part: (name: 'room' | 'topic' | 'slip' | 'useful' | 'case') => string;
  readonly line: (
    name: 'results' | 'both' | 'beforeOnly' | 'afterOnly' | 'mean' | 'case' | 'noticed' | 'good' | 'harmed',
    values?: { readonly number?: number },
  ) => string;
}

/**
 * A spreadsheet reads a cell that begins so as a formula. With an apostrophe before it, it stays text: the file may be opened
 * by a colleague who trusts it.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const safe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const rounded = (number: number | null): string =>
  number === null ? '' : String(Math.round(number * 100) / 100);

/** What the trainer's screen shows, as rows for a spreadsheet: how many, never who, and no mark. */
export function tableOf(room: Room, words: TableWords): string[][] {
  const { part, line } = words;
  const rows: (readonly [string, string, string, string, string])[] = [
    [part('room'), line('results'), '', '', String(room.results)],
    [part('room'), line('both'), '', '', String(room.both)],
    [part('room'), line('beforeOnly'), '', '', String(room.beforeOnly)],
    [part('room'), line('afterOnly'), '', '', String(room.afterOnly)],
    [part('room'), line('mean'), rounded(room.before), rounded(room.after), '10'],
    ...room.topics.map(
      ({ topic, before, after, of }) =>
        [
          part('topic'),
          `${String(topic.number)} ${topic.title}`,
          String(before),
          String(after),
          String(of),
        ] as const,
    ),
    ...room.slips.map(
      ({ question, chosen, times, of }) =>
        [
          part('slip'),
          `${question.ask} ${LETTERS[chosen]}) ${question.options[chosen]?.text ?? ''}`,
          '',
          String(times),
          String(of),
        ] as const,
    ),
    ...room.useful.map(
      (times, n) => [part('useful'), String(n + 1), '', String(times), String(room.results)] as const,
    ),
    ...room.cases.flatMap(({ caseNumber, times, noticed, signs, good, goods, harmed }) => {
      const name = part('case');
      const of = (what: 'noticed' | 'good' | 'harmed'): string =>
        `${line('case', { number: caseNumber })}: ${line(what)}`;
      return [
        [name, of('noticed'), '', String(noticed), String(signs)],
        [name, of('good'), '', String(good), String(goods)],
        [name, of('harmed'), '', String(harmed), String(times)],
      ] as const;
    }),
  ];
  return [[...words.columns], ...rows.map((row) => [...row])].map((row) => row.map(safe));
}
