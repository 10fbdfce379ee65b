import { describe, expect, it } from 'vitest';
import { agendaOf, readMessage, slideAfterKey, slidesOf, type NumberedModule } from './index.ts';

const module: NumberedModule = {
  number: 1,
  title: 'A module',
  minutes: 10,
  method: 'Cards',
  aims: ['Tell two things apart'],
  materials: ['Twelve cards'],
  steps: [
    { minutes: 4, title: 'Begin', do: 'Ask the room.', say: 'What do you think?' },
    {
      minutes: 6,
      title: 'Sort',
      do: 'Give out the cards.',
      show: { title: 'Two heaps', lines: ['One', 'Other'] },
      exercise: 'sort-cards',
    },
  ],
  questions: [{ ask: 'Why?', answer: 'So.' }],
  pitfalls: ['Too fast'],
  handout: { text: ['Words'], points: ['One', 'Two'], links: [{ label: 'Contacts', address: 'contacts' }] },
  exercises: [
    {
      kind: 'sort',
      id: 'sort-cards',
      title: 'Sort the cards',
      task: 'Lay each on a heap.',
      heaps: [
        { id: 'left', label: 'Left' },
        { id: 'right', label: 'Right' },
      ],
      cards: [
        { text: 'First card', heap: 'left', why: 'It is.' },
        { text: 'Second card', heap: 'right', why: 'It is, too.' },
      ],
    },
  ],
  bites: [],
  sources: [],
};
const distress = {
  title: 'Stop, not here',
  lead: 'A real case may come up.',
  rules: ['One', 'Two', 'Three'],
  say: 'Come outside.',
  upset: ['Wait.'],
  links: [{ label: 'Contacts', address: 'contacts' }],
};

describe('what is on the wall', () => {
  const agenda = agendaOf({ modules: [1, 1], start: 540, breaks: { 1: 15 } }, [module]);
  const slides = slidesOf(agenda, [module], distress);

  it('begins with the rule for a real case', () => {
    expect(slides[0]).toMatchObject({ kind: 'distress', lines: ['One', 'Two', 'Three'] });
  });

  it('shows the steps in large words where there are some, and what to do in the notes only', () => {
    const steps = slides.filter(({ kind }) => kind === 'step').slice(0, 2);
    expect(steps.map(({ title }) => title)).toEqual(['Begin', 'Two heaps']);
    expect(steps[0]).toMatchObject({ notes: ['Ask the room.'], say: 'What do you think?' });
    expect(slides.flatMap(({ lines }) => lines)).not.toContain('Ask the room.');
  });

  it('shows a card first, and its answer only on the next', () => {
    const at = slides.findIndex(({ title, kind }) => kind === 'card' && title === 'First card');
    expect(slides[at]).toMatchObject({ kind: 'card', lines: ['Left', 'Right'] });
    expect(slides[at + 1]).toMatchObject({ kind: 'answer', lines: ['Left. It is.'] });
  });

  it('says when there is a break', () => {
    expect(slides.filter(({ kind }) => kind === 'break').map(({ minutes }) => minutes)).toEqual([15]);
  });
});

describe('a key on the wall', () => {
  it.each([
    ['ArrowRight', 3, 4],
    ['PageDown', 3, 4],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 3, 2],
    ['PageUp', 0, 0],
    ['Home', 7, 0],
    ['End', 2, 9],
  ])('%s leads from %d to %d of ten', (key, at, to) => {
    expect(slideAfterKey(key, at, 10)).toBe(to);
  });
  it('that means nothing leads nowhere', () => {
    expect(slideAfterKey('a', 3, 10)).toBeUndefined();
  });
});

describe('a message between the wall and the notes', () => {
  const wall = { kind: 'wall', plan: { modules: [0, 13], start: 540, breaks: { 0: 15 } }, at: 4 };
  it.each([wall, { kind: 'where' }, { kind: 'go', to: 3 }, { kind: 'closed' }])(
    'is understood: %j',
    (message) => {
      expect(readMessage(structuredClone(message))).toEqual(message);
    },
  );
  it.each([
    null,
    'wall',
    [],
    { kind: 'open' },
    { kind: 'go', to: 'three' },
    { kind: 'go', to: Number.NaN },
    { ...wall, at: undefined },
    { ...wall, plan: { ...wall.plan, modules: ['0'] } },
    { ...wall, plan: { ...wall.plan, breaks: { 0: 'long' } } },
  ])('is passed over when it is something else: %j', (message) => {
    expect(readMessage(message)).toBeUndefined();
  });
});
