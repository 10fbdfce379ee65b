import { describe, expect, it } from 'vitest';
import { aFlow, aList, aQuestion, anIndex, anIndicator } from '../../tests/support/screening.ts';
import type { Row } from './content/index.ts';
import type { Answers } from './core/index.ts';
import { reasoning } from './reasoning.ts';
import { ScreeningSession } from './screening-session.svelte.ts';

const index = anIndex(
  aList('general', [
    ...['shy', 'tired', 'lost'].map((concept) => anIndicator({ id: `g-${concept}`, concept })),
    anIndicator({ id: 'g-threatened', concept: 'threatened', speaksOf: 'coercion' }),
  ]),
);
const rows = (...concepts: string[]): Row[] => concepts.map((concept) => ({ kind: 'sign', concept }));
const asking = (words: number, ...concepts: string[]) =>
  aQuestion({ way: 'spoken', ask: 'word '.repeat(words), rows: rows(...concepts) });

const flow = aFlow({
  questions: {
    hello: asking(9, 'shy'),
    journey: asking(7, 'tired'),
    papers: asking(2, 'lost'),
    private: { ...asking(4, 'threatened'), hearing: 'alone-only' },
  },
  themes: [
    { id: 'all', title: 'All', path: 'themes', questions: ['hello', 'journey', 'papers', 'private'] },
    { id: 'child', title: 'Child', path: 'child', questions: ['hello'] },
  ],
});

function begun(alone: 'yes' | 'no' = 'yes', kept: Answers[] = []): ScreeningSession {
  const session = new ScreeningSession(flow, index, (answers) => kept.push(answers));
  session.reasoning = reasoning;
  session.answerOpening('danger', 'no');
  session.answerOpening('alone', alone);
  session.answerOpening('age', 'adult');
  return session;
}
const onScreen = (session: ScreeningSession): string =>
  'question' in session.view ? session.view.question : session.view.kind;

describe('what is on the screen', () => {
  it("begins with the flow's first question, and goes on with the suggested one", () => {
    const session = begun();
    expect(onScreen(session)).toBe('hello');
    expect(session.next?.id).toBe('papers');
    session.goOn();
    expect(onScreen(session)).toBe('papers');
  });

  it('never changes by itself: an answer changes what comes next, and nothing else', () => {
    const session = begun();
    session.goOn();
    session.answerRow('papers/lost', 'yes');
    expect(onScreen(session)).toBe('papers');
    session.answerRow('papers/lost', null);
    expect(onScreen(session)).toBe('papers');
  });

  it('goes back the way it came, and then forward the same way', () => {
    const session = begun();
    session.goOn();
    session.goOn();
    const third = onScreen(session);
    session.back();
    expect(onScreen(session)).toBe('papers');
    session.back();
    expect(onScreen(session)).toBe('hello');
    session.answerRow('hello/shy', 'yes');
    session.goOn();
    session.goOn();
    expect(onScreen(session)).toBe(third);
    session.back();
    session.back();
    session.back();
    expect(session.view).toEqual({ kind: 'opening', question: 'age' });
  });

  it('counts the questions that were on it', () => {
    const session = begun();
    session.goOn();
    expect(session.position).toBe(2);
    session.back();
    expect(session.position).toBe(1);
  });

  it('suggests no question twice, and then leads to the advice without saying that nothing is left', () => {
    const session = begun();
    const way: string[] = [];
    while (session.next) {
      session.goOn();
      way.push(onScreen(session));
    }
    expect(way).toEqual(['papers', 'private', 'journey']);
    session.goOn();
    expect(onScreen(session)).toBe('advice');
    expect(session.nothingLeft).toBe(false);
  });

  it('says that nothing is left once nothing could change the advice', () => {
    const session = begun();
    for (const key of ['hello/shy', 'journey/tired', 'papers/lost', 'private/threatened'])
      session.answerRow(key, 'no');
    expect(session.next).toBeNull();
    expect(session.nothingLeft).toBe(true);
  });

  it('does not say so while there is more to ask once the officer is alone', () => {
    const session = begun('no');
    for (const key of ['hello/shy', 'journey/tired', 'papers/lost']) session.answerRow(key, 'no');
    expect(session.next).toBeNull();
    expect(session.nothingLeft).toBe(false);
  });

  it('leaves a question that others must not hear as soon as someone comes back', () => {
    const session = begun();
    session.show({ kind: 'question', question: 'private' });
    session.setAlone(false);
    expect(onScreen(session)).not.toBe('private');
    expect(session.answers.alone).toEqual({ answer: 'no' });
  });

  it('is the same in another language', () => {
    const session = begun();
    session.goOn();
    const other = new ScreeningSession(flow, index, () => undefined);
    other.takeOver(session);
    expect(onScreen(other)).toBe('papers');
    other.back();
    expect(onScreen(other)).toBe('hello');
  });
});

describe('an answer of the opening that is changed', () => {
  it('leads on again, and back to the question that was on the screen', () => {
    const session = begun();
    session.goOn();
    session.answerRow('papers/lost', 'yes');
    session.answerOpening('danger', 'yes');
    expect(onScreen(session)).toBe('advice');
    expect([...session.outOfReach].sort()).toEqual(['age', 'alone']);
    session.answerOpening('danger', 'no');
    expect(session.view).toEqual({ kind: 'opening', question: 'alone' });
    expect(session.toConfirm).toEqual(['alone']);
    session.confirm('alone');
    expect(session.view).toEqual({ kind: 'opening', question: 'age' });
    session.confirm('age');
    expect(onScreen(session)).toBe('papers');
    expect(session.screening.concepts).toEqual(['lost']);
  });

  it('leads to an outcome from which "Back" means the question that led there', () => {
    const session = begun();
    session.show({ kind: 'advice' });
    session.back();
    session.answerOpening('danger', 'yes');
    expect(onScreen(session)).toBe('advice');
    session.back();
    expect(session.view).toEqual({ kind: 'opening', question: 'danger' });
  });

  it('can leave out for good what it set aside', () => {
    const session = begun();
    session.answerOpening('danger', 'yes');
    session.drop('age');
    expect(session.outOfReach).toEqual(['alone']);
    expect(session.answers).not.toHaveProperty('age');
  });
});

describe('a note', () => {
  it('belongs to the answer it was made for, and does not come back with another', () => {
    const kept: Answers[] = [];
    const session = begun('yes', kept);
    session.answerRow('papers/lost', 'yes');
    session.describe('papers/lost', { evidence: 'said', note: 'In the bag.' });
    session.restore({
      ...session.answers,
      'papers/lost': { ...session.answers['papers/lost']!, parked: true },
    });
    session.answerRow('papers/lost', 'no');
    expect(session.answers['papers/lost']).toEqual({ answer: 'no' });
    expect(kept.at(-1)).toEqual(session.answers);
  });
});
