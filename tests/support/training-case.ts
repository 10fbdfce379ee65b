import type { PracticeCase } from '#training/cases/core';

/** An invented case, small and whole: two stages, three signs (one without a row, two at one row), one harm in each stage. */
export function aTrainingCase(change: Partial<PracticeCase> = {}): PracticeCase {
  return {
    id: 'small-case',
    number: 7,
    title: 'A small case',
    setting: 'A counter, in the morning.',
    lesson: 'Ask alone.',
    minutes: 10,
    pattern: { text: 'Our own.', sources: ['practice'], mark: 'own' },
    flow: 'counter',
    countries: {},
    stages: [
      {
        id: 'window',
        title: 'At the window',
        text: ['Two people come to the window.'],
        documents: ['letter'],
        choices: [
          { id: 'bench', text: 'Point to the bench.', verdict: 'good', why: 'Nobody is accused.' },
          { id: 'wait', text: 'Wait.', verdict: 'weak', why: 'It helps little.' },
          {
            id: 'ask-both',
            text: 'Ask about money in front of both.',
            verdict: 'harm',
            why: 'It is heard.',
            slip: 'asks-before-companion',
          },
        ],
      },
      {
        id: 'alone',
        title: 'Alone',
        text: ['The door is closed.'],
        documents: [],
        choices: [
          { id: 'listen', text: 'Listen.', verdict: 'good', why: 'The person leads.' },
          { id: 'card', text: 'Give the card.', verdict: 'good', why: 'Everybody gets it.' },
          {
            id: 'refuse',
            text: 'Refuse.',
            verdict: 'harm',
            why: 'Signs are no ground.',
            slip: 'refuses-on-signs',
          },
          { id: 'scold', text: 'Scold.', verdict: 'harm', why: 'It hurts.' },
        ],
      },
    ],
    documents: [{ id: 'letter', kind: 'letter', title: 'A letter', lines: [{ text: 'Come.' }] }],
    signs: [
      {
        id: 'speaks',
        text: 'The other speaks.',
        stage: 'window',
        row: 'who-answers/companion-answers',
        why: 'Control.',
      },
      {
        id: 'looks',
        text: 'A look to the other.',
        stage: 'window',
        row: 'who-answers/companion-answers',
        why: 'Fear.',
      },
      { id: 'debt', text: 'A debt.', stage: 'alone', row: 'who-pays/debt', why: 'It binds.' },
      { id: 'sum', text: 'The sum is below zero.', stage: 'alone', why: 'Count it.' },
    ],
    opening: { danger: 'no', alone: 'alone' },
    answers: { 'who-answers/companion-answers': 'yes', 'who-pays/debt': 'unclear', 'papers/held': 'no' },
    band: 'refer',
    reaches: 'refer',
    referral: { is: 'offered', why: 'An offer.' },
    roles: [
      { role: 'applicant', card: 'You apply.' },
      { role: 'officer', card: 'You ask.' },
      { role: 'observer', card: 'You watch.' },
    ],
    debrief: ['What first?', 'What then?'],
    notes: '',
    sources: [],
    ...change,
  };
}
