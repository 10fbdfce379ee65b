import { createHash } from 'node:crypto';
import type { SeminarTest, TestSet } from '#training/results/content';
import type { SeminarTestFile } from '#training/results/core';
import type { Handbook } from '../handbook.ts';

/** The test before and after a seminar, with the sources of its reasons. Nothing where the handbook has none. */
export function emitSeminarTest({ seminarTest, sources }: Handbook): Record<string, unknown> {
  if (!seminarTest) return {};
  const test = seminarTest.value;
  const named = new Set(test.questions.flatMap((question) => question.sources));
  return {
    'seminars/test': {
      ...test,
      sets: test.sets.map((set) => ({ ...set, text: textOf(test, set) })),
      sources: (sources?.value.sources ?? [])
        .filter(({ id }) => named.has(id))
        .map(({ id, title, publisher, year, whatWasRead }) => ({ id, title, publisher, year, whatWasRead })),
    } satisfies SeminarTestFile,
  };
}

/**
 * Four bits of a SHA-256 over what the codes of results speak of by its place: which questions, which options, which is
 * right. With them a device knows in fifteen of sixteen cases that a code was made with another edition's paper.
 */
function textOf(test: SeminarTest, set: TestSet): number {
  const byId = new Map(test.questions.map((question) => [question.id, question]));
  const papers = [set.before, set.after].map((id) =>
    (test.papers.find((paper) => paper.id === id)?.questions ?? []).map((question) => [
      question,
      byId.get(question)?.options,
    ]),
  );
  const hash = createHash('sha256').update(JSON.stringify(papers)).digest();
  return (hash[0] ?? 0) >> 4;
}
