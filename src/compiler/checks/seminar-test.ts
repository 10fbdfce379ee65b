import type { Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';

/**
 * The test before and after a seminar: ids and numbers once, one right answer, papers of questions that exist with one for
 * each topic, and sets whose two papers ask about the same topics in the same order and share no question.
 */
export function checkSeminarTest({ seminarTest }: Handbook): Problem[] {
  if (!seminarTest) return [];
  const { value: test, at } = seminarTest;
  const problems: Problem[] = [];
  const fault = (path: (string | number)[], what: string, mend: string): void => {
    problems.push({ ...at(path), what, mend });
  };

  const once = (named: readonly { key: string; place: Place; called: string }[]): void => {
    const first = new Map<string, Place>();
    for (const { key, place, called } of named) {
      const before = first.get(key);
      if (!before) {
        first.set(key, place);
        continue;
      }
      problems.push({
        ...place,
        what: `The ${called} \`${key}\` stands a second time; the first is at ${before.file}:${String(before.line)}.`,
        mend: 'Give one of them another, or remove it.',
      });
    }
  };
  once(
    test.topics.map(({ number }, n) => ({
      key: String(number),
      place: at(['topics', n, 'number']),
      called: 'topic',
    })),
  );
  once(
    test.questions.map(({ id }, n) => ({ key: id, place: at(['questions', n, 'id']), called: 'question' })),
  );
  once(test.papers.map(({ id }, n) => ({ key: id, place: at(['papers', n, 'id']), called: 'paper' })));
  once(
    test.sets.map(({ number }, n) => ({
      key: String(number),
      place: at(['sets', n, 'number']),
      called: 'set',
    })),
  );

  test.questions.forEach(({ id, options }, n) => {
    const right = options.filter((option) => option.right === true).length;
    if (right !== 1) {
      fault(
        ['questions', n, 'options'],
        right === 0
          ? `No option of the question \`${id}\` is right.`
          : `${String(right)} options of the question \`${id}\` are right.`,
        'Write `right: true` at exactly one option.',
      );
    }
    options.forEach(({ text }, m) => {
      if (options.findIndex((other) => other.text === text) === m) return;
      fault(
        ['questions', n, 'options', m, 'text'],
        `The question \`${id}\` offers the same option twice.`,
        'Write another option.',
      );
    });
  });

  const topicOf = new Map(test.questions.map(({ id, topic }) => [id, topic]));
  test.papers.forEach(({ id, questions }, n) => {
    const asked = new Map<number, string>();
    questions.forEach((question, m) => {
      const topic = topicOf.get(question);
      if (topic === undefined) {
        fault(
          ['papers', n, 'questions', m],
          `Paper \`${id}\` names the question \`${question}\`, which is not there.`,
          'Check its id, or write the question.',
        );
        return;
      }
      const before = asked.get(topic);
      if (before !== undefined) {
        fault(
          ['papers', n, 'questions', m],
          `Paper \`${id}\` asks about topic ${String(topic)} twice: \`${before}\` and \`${question}\`.`,
          'A paper has one question on each topic. Take one of the two out.',
        );
      }
      asked.set(topic, question);
    });
  });

  const papers = new Map(test.papers.map((paper) => [paper.id, paper.questions]));
  test.sets.forEach((set, n) => {
    const [before, after] = [papers.get(set.before), papers.get(set.after)];
    for (const when of ['before', 'after'] as const) {
      if (papers.has(set[when])) continue;
      fault(
        ['sets', n, when],
        `There is no paper \`${set[when]}\`.`,
        'Name a paper that stands under `papers`.',
      );
    }
    if (!before || !after) return;
    const shared = before.find((question) => after.includes(question));
    if (shared !== undefined) {
      fault(
        ['sets', n, 'after'],
        `Both papers of set ${String(set.number)} ask \`${shared}\`: whoever read the reason knows the answer.`,
        'Take another question on the same topic into one of them.',
      );
      return;
    }
    const apart = before.findIndex((question, m) => topicOf.get(question) !== topicOf.get(after[m] ?? ''));
    const known = before.every((question) => topicOf.has(question)) && after.every((one) => topicOf.has(one));
    if (!known || apart === -1) return;
    fault(
      ['sets', n, 'after'],
      `Question ${String(apart + 1)} of the two papers of set ${String(set.number)} is about different topics.`,
      'Put the questions of both papers into the same order of topics: the gain is told topic by topic.',
    );
  });

  const used = new Set(test.papers.flatMap(({ questions }) => questions));
  test.questions.forEach(({ id }, n) => {
    if (used.has(id)) return;
    fault(
      ['questions', n, 'id'],
      `No paper asks the question \`${id}\`.`,
      'Name it in a paper, or take it out.',
    );
  });
  return problems;
}
