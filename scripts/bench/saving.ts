/*
 * How many questions it takes to the final band: asked by what could still change it, and in the order of the flow. And
 * how long the choice of a question takes. Part of `npm run bench`; by itself:
 *
 *   npx tsx scripts/bench/saving.ts [cases]
 *
 * The cases are invented. Nobody knows how often a sign is true of an applicant, so three kinds of cases are mixed in equal
 * parts: in which a sign is rarely, sometimes or often true. What counts is how the two orders compare.
 */
import { compile } from '../../src/compiler/compile.ts';
import {
  NO_ANSWERS,
  effortOf,
  heightOf,
  indexIndicators,
  nextBestQuestion,
  rowKey,
  screen,
  shownThemes,
  walkOpening,
  whatIsStillOpen,
  withAnswer,
  type AnswerKey,
  type Effort,
  type Answers,
  type FlowWithId,
  type IndicatorIndex,
  type ListWithId,
} from '#screening/core';
import type { Concept } from '#screening/content';

const HOW_OFTEN_TRUE = [0.02, 0.08, 0.25];
const SEED = 20261127;

/** Numbers from 0 to 1 that look random and are the same in every run (the generator "mulberry32"). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What must be there because it was just counted or looked up by its own key. */
function there<T>(found: T | undefined): T {
  if (found === undefined)
    throw new Error('A flow names what it does not have; `npm run handbook` tells where.');
  return found;
}

interface InventedCase {
  /** Which answer the opening gets, by what it records. */
  readonly opening: Readonly<Record<string, string>>;
  readonly truth: ReadonlySet<AnswerKey>;
}

function inventCase(flow: FlowWithId, random: () => number): InventedCase {
  const oneOf = (shares: Readonly<Record<string, number>>): string => {
    let left = random();
    for (const [name, share] of Object.entries(shares)) if ((left -= share) < 0) return name;
    return there(Object.keys(shares)[0]);
  };
  const opening = {
    danger: oneOf({ no: 0.95, unclear: 0.05 }),
    alone: oneOf({ yes: 0.6, no: 0.4 }),
    age: oneOf({ adult: 0.85, unsure: 0.05, 'under-18': 0.1 }),
  };
  const often = there(HOW_OFTEN_TRUE[Math.floor(random() * HOW_OFTEN_TRUE.length)]);
  // One fact is true or not wherever it is asked.
  const facts = new Map<string, boolean>();
  const truth = new Set<AnswerKey>();
  for (const [id, question] of Object.entries(flow.questions)) {
    for (const row of question.rows) {
      const key = rowKey(id, row);
      const fact = key.slice(id.length + 1);
      if (!facts.has(fact)) facts.set(fact, random() < often);
      if (facts.get(fact)) truth.add(key);
    }
  }
  return { opening, truth };
}

function throughTheOpening(flow: FlowWithId, invented: InventedCase): Answers {
  let answers = NO_ANSWERS;
  for (;;) {
    const { now } = walkOpening(flow, answers);
    if (now.at !== 'question') return answers;
    const options = there(flow.opening[now.question]).answers;
    const fits = options.find((option) =>
      Object.entries(option.record ?? {}).some(([fact, value]) => invented.opening[fact] === value),
    );
    answers = withAnswer(flow, answers, now.question, { answer: (fits ?? there(options[0])).id });
  }
}

function ask(flow: FlowWithId, answers: Answers, question: string, { truth }: InventedCase): Answers {
  const rows = there(flow.questions[question]).rows.map((row) => rowKey(question, row));
  // Nothing is changed afterwards, so nothing has to be set aside.
  return {
    ...answers,
    ...Object.fromEntries(rows.map((key) => [key, { answer: truth.has(key) ? 'yes' : 'no' }])),
  };
}

/** What is on the screen and has no answer, in the order of the flow. */
function firstUnasked(flow: FlowWithId, answers: Answers): string | undefined {
  return shownThemes(flow, answers)
    .flatMap((theme) => theme.questions)
    .find(({ id, question }) => question.rows.every((row) => answers[rowKey(id, row)] === undefined))?.id;
}

interface Asked {
  /** Questions asked when the band first was what it is in the end. */
  readonly reached: number;
  /** Questions asked when it was certain that the band is the last one. */
  readonly certain: number;
}

/** The height of the band after each question, the opening first. */
function heights(
  flow: FlowWithId,
  index: IndicatorIndex,
  invented: InventedCase,
  next: (answers: Answers) => string | undefined,
): number[] {
  let answers = throughTheOpening(flow, invented);
  const found = [heightOf(screen(flow, answers, index).assessment.band)];
  for (let id = next(answers); id !== undefined; id = next(answers)) {
    answers = ask(flow, answers, id, invented);
    found.push(heightOf(screen(flow, answers, index).assessment.band));
  }
  return found;
}

function countBoth(
  flow: FlowWithId,
  index: IndicatorIndex,
  invented: InventedCase,
): { inOrder: Asked; nextBest: Asked; rises: boolean } {
  const fixed = heights(flow, index, invented, (answers) => firstUnasked(flow, answers));
  const best = heights(flow, index, invented, (answers) => {
    const next = nextBestQuestion(flow, answers, index);
    return next && next.why.kind !== 'settles' && next.why.kind !== 'steps' ? next.question : undefined;
  });
  const final = there(fixed.at(-1));
  if (best.at(-1) !== final) throw new Error(`${flow.id}: the two orders end in different bands.`);
  const highest = 3;
  return {
    // In the order of the flow only the highest band tells that nothing is left to ask.
    inOrder: {
      reached: fixed.indexOf(final),
      certain: final === highest ? fixed.indexOf(final) : fixed.length - 1,
    },
    nextBest: { reached: best.indexOf(final), certain: best.length - 1 },
    rises: final > there(fixed[0]),
  };
}

const percentile = (numbers: readonly number[], part: number): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor((numbers.length - 1) * part)] ?? NaN;

/** A flow of 60 questions on 250 concepts, larger than any of the handbook, to time the choice. */
function largeFlow(flow: FlowWithId, lists: readonly ListWithId[]): FlowWithId {
  const concepts = [...new Set(lists.flatMap((list) => list.indicators.map(({ concept }) => concept)))].slice(
    0,
    250,
  );
  const of = there(Object.values(flow.questions)[0]);
  const questions = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [
      `question-${String(n)}`,
      {
        ...of,
        hearing: 'with-companion' as const,
        rows: concepts.filter((_, c) => c % 60 === n).map((concept) => ({ kind: 'sign' as const, concept })),
      },
    ]),
  );
  return {
    ...flow,
    depth: 'room',
    questions,
    themes: [{ id: 'all', title: 'All', path: 'themes', questions: Object.keys(questions) }],
  };
}

/** Milliseconds of the processor, so that other work on the machine does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Times each choice while one case after another is asked through, once the machine is warm. */
function timeChoices(
  flow: FlowWithId,
  index: IndicatorIndex,
  cases: number,
): { choice: number[]; list: number[] } {
  const random = numbersFrom(SEED);
  const choice: number[] = [];
  const list: number[] = [];
  for (let n = 0; n < cases; n++) {
    const invented = {
      ...inventCase(flow, random),
      opening: { danger: 'no', alone: 'yes', age: n % 4 === 0 ? 'unsure' : 'adult' },
    };
    let answers = throughTheOpening(flow, invented);
    for (;;) {
      const began = processorTime();
      const next = nextBestQuestion(flow, answers, index);
      choice.push(processorTime() - began);
      if (!next) break;
      answers = ask(flow, answers, next.question, invented);
    }
    const began = processorTime();
    whatIsStillOpen(flow, throughTheOpening(flow, invented), index);
    list.push(processorTime() - began);
  }
  // The first few run before the program is compiled to machine code, as on no second tap.
  const warm = Math.floor(choice.length / 5);
  return { choice: choice.slice(warm), list: list.slice(Math.floor(list.length / 5)) };
}

const cases = Number(process.argv[2] ?? 10_000);
const files = compile('handbook');
const { lists } = files['screening/indicators'] as { lists: ListWithId[] };
const index = indexIndicators(lists);
const flows = Object.keys(files)
  .filter((address) => address.startsWith('screening/flow-'))
  .map((address) => files[address] as FlowWithId);

const ms = (time: number): string => `${time.toFixed(1)} ms`;
console.log(
  `\nQuestions to the final band, ${String(cases)} invented cases for each flow, seed ${String(SEED)}\n`,
);
for (const shipped of flows) {
  // Without the five questions and three minutes of the counter: what is counted here is the order.
  const flow: FlowWithId = { ...shipped, depth: 'room' };
  const random = numbersFrom(SEED);
  const counted = Array.from({ length: cases }, () => countBoth(flow, index, inventCase(flow, random)));
  const rising = counted.filter(({ rises }) => rises);
  const line = (what: string, of: typeof counted, pick: (asked: Asked) => number): void => {
    const show = (numbers: number[]): string =>
      `median ${String(percentile(numbers, 0.5))}, 9 of 10 within ${String(percentile(numbers, 0.9))}`;
    console.log(
      `  ${what.padEnd(52)} next best: ${show(of.map(({ nextBest }) => pick(nextBest)))}; ` +
        `order of the flow: ${show(of.map(({ inOrder }) => pick(inOrder)))}`,
    );
  };
  console.log(flow.id);
  line('until nothing could change the band', counted, ({ certain }) => certain);
  line(`until the band was reached, ${String(rising.length)} that rise`, rising, ({ reached }) => reached);
}
console.log(
  '\nBefore there is advice, where nothing or something is true (500 invented cases): median and most\n',
);
const { concepts } = files['screening/indicators'] as { concepts: Concept[] };
const statements = new Map(concepts.map(({ id, statement }) => [id, statement]));
for (const flow of flows.filter(({ depth }) => depth === 'counter')) {
  const random = numbersFrom(SEED);
  const efforts = Array.from({ length: 500 }, () => {
    const invented = inventCase(flow, random);
    const opening = Object.fromEntries(
      Object.entries(throughTheOpening(flow, invented)).map(([id, { answer }]) => [id, answer]),
    );
    const answers = Object.fromEntries([...invented.truth].map((key) => [key, 'yes' as const]));
    return effortOf(flow, index, statements, { opening, answers });
  });
  const show = (what: string, of: (effort: Effort) => number): string => {
    const numbers = efforts.map(of);
    return `${what} ${percentile(numbers, 0.5).toFixed(0)} and ${Math.max(...numbers).toFixed(0)}`;
  };
  console.log(
    `${flow.id.padEnd(28)} ${[
      show('taps', ({ taps }) => taps),
      show('said aloud', ({ spoken }) => spoken),
      show('words', ({ wordsRead, wordsSaid }) => wordsRead + wordsSaid),
      show('seconds', ({ seconds }) => seconds),
    ].join('; ')}`,
  );
}
const large = flows.map((flow) => ({ name: flow.id, flow }));
large.push({ name: '60 questions, 250 concepts', flow: largeFlow(there(flows[0]), lists) });
console.log('');
for (const { name, flow } of large) {
  const { choice, list } = timeChoices(flow, index, 40);
  console.log(
    `${name.padEnd(28)} choice of a question: median ${ms(percentile(choice, 0.5))}, 99 of 100 within ` +
      `${ms(percentile(choice, 0.99))}; what is still open: median ${ms(percentile(list, 0.5))}`,
  );
}
