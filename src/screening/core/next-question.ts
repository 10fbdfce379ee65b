import type { Band, Dimension, Question, Row } from '../content/index.ts';
import { rowKey, standing, type AnswerKey, type Answers } from './answers.ts';
import { assess, heightOf, type Assessment } from './assess.ts';
import {
  asksAlone,
  factsOf,
  openingThatCounts,
  pathOf,
  shownThemes,
  walkOpening,
  type Facts,
  type FlowWithId,
  isAsked,
} from './flow.ts';
import {
  DIMENSIONS,
  PUBLISHED_LISTS,
  ticksFor,
  type IndicatorIndex,
  type ListedIndicator,
  type PublishedList,
} from './indicators.ts';
import { costOfOpening, costOfQuestion, secondsOf } from './pace.ts';
import { screen, situationOf, type Screening } from './screen.ts';

/** At the counter at most this many questions are spoken before advice (product rule on counter depth). */
export const SPOKEN_AT_COUNTER = 5;

/** A dimension of a published list that would become positive. */
export interface Settles {
  readonly list: PublishedList;
  readonly dimension: Dimension;
}

/**
 * Why a question comes next. Closed, so that each reason has words in every language. `together` names the other
 * questions without which this one would not be enough; it is empty when the question is enough alone.
 */
export type WhyNext =
  /** The safety opening comes first and in its own order. */
  | { readonly kind: 'opening' }
  /** A need of the person, with a step of its own. */
  | { readonly kind: 'need' }
  | {
      readonly kind: 'raises';
      readonly to: Band;
      readonly together: readonly string[];
      readonly settles: Settles | null;
    }
  /** The person may be out and safe, and then there is time until tomorrow. */
  | { readonly kind: 'lowers'; readonly to: Band; readonly together: readonly string[] }
  | { readonly kind: 'settles'; readonly settles: Settles; readonly together: readonly string[] }
  /** What the person fears or wants: the band stays, the steps of the advice do not. */
  | { readonly kind: 'steps' };

export interface NextQuestion {
  /** A question of the opening when `why` says so, else one of the themes. */
  readonly question: string;
  readonly why: WhyNext;
}

/** Facts that change what the advice says, whatever the band is. */
const SHAPE_THE_STEPS: readonly string[] = ['fears-own-state', 'wants-police', 'out-and-safe'];
/** Facts under which further themes and questions apply. */
const OPEN_FURTHER: readonly string[] = ['fears-own-state', 'out-and-safe'];

/** How much it takes to get through a question: the words that are spoken, or what is to be looked for. */
export function wordsOf(question: Question): number {
  const text = question.way === 'spoken' ? (question.ask ?? question.look) : question.look;
  return text.split(/\s+/).filter(Boolean).length;
}

/** Questions that were spoken: in the opening, apart from what only tells the person something, and in the themes. */
export function spokenSoFar(flow: FlowWithId, answers: Answers, passedBy: ReadonlySet<string>): number {
  const opening = openingThatCounts(flow, answers).filter((id) => {
    const question = flow.opening[id];
    return question?.way === 'spoken' && question.tells === undefined;
  });
  const themes = Object.entries(flow.questions).filter(
    ([id, question]) => question.way === 'spoken' && (passedBy.has(id) || isAsked(id, question, answers)),
  );
  return opening.length + themes.length;
}

/** Nothing more may be spoken before advice: the rest is looking, listening and papers. */
export function spokenIsUsedUp(
  flow: FlowWithId,
  answers: Answers,
  passedBy: ReadonlySet<string> = NONE,
): boolean {
  return flow.depth === 'counter' && spokenSoFar(flow, answers, passedBy) >= SPOKEN_AT_COUNTER;
}

/** Three minutes are what an officer has at the counter; then there is advice (product rule for counter depth). */
export const SECONDS_AT_COUNTER = 180;

/**
 * Seconds that are left at the counter, after what was on the screen. Infinity where nobody waits: in a room, before files,
 * and with a child, for whom there are six questions at most.
 */
export function timeLeft(flow: FlowWithId, answers: Answers, passedBy: ReadonlySet<string> = NONE): number {
  if (flow.depth !== 'counter' || !asksAlone(flow) || pathOf(flow, answers) === 'child') return Infinity;
  const opening = openingThatCounts(flow, answers).flatMap((id) => {
    const question = flow.opening[id];
    return question ? [secondsOf(costOfOpening(question))] : [];
  });
  const themes = Object.entries(flow.questions)
    .filter(([id, question]) => passedBy.has(id) || isAsked(id, question, answers))
    .map(([, question]) => secondsOfQuestion(question));
  return SECONDS_AT_COUNTER - [...opening, ...themes].reduce((sum, seconds) => sum + seconds, 0);
}

const counted = new WeakMap<Question, number>();
/** Words are counted once: the choice of a question is asked for at every tap. */
function secondsOfQuestion(question: Question): number {
  let seconds = counted.get(question);
  if (seconds === undefined) counted.set(question, (seconds = secondsOf(costOfQuestion(question))));
  return seconds;
}

const NONE: ReadonlySet<string> = new Set();

/** Rows of one question that a "yes" may still come to, and what that would record. */
interface Open {
  readonly question: string;
  readonly words: number;
  readonly rows: readonly Row[];
  readonly facts: readonly { readonly key: AnswerKey; readonly fact: string }[];
  readonly ticks: readonly ListedIndicator[];
}

/** The rule, asked what would follow if the rows of these questions were all answered "yes". */
interface Outlook {
  readonly now: Screening;
  readonly isShown: (question: string) => boolean;
  readonly open: (id: string, question: Question, rows?: readonly Row[]) => Open;
  /** What a yes to all of these rows leads to. */
  readonly ifAllYes: (some: readonly Open[]) => Assessment;
  /** The highest band that a yes to any of these rows leads to. More of them never lead to a lower one. */
  readonly highest: (some: readonly Open[]) => Assessment;
  /** What is left of the band if all that these questions show is that the person is out and safe. */
  readonly ifOutAndSafe: (some: readonly Open[]) => Band;
}

function outlookOf(flow: FlowWithId, answers: Answers, index: IndicatorIndex): Outlook {
  const now = screen(flow, answers, index);
  const fit = { age: now.situation.age, stage: flow.stage, forms: null };
  const worlds = new Map<string, { readonly facts: Facts; readonly shown: ReadonlySet<string> }>();

  const worldWith = (keys: readonly AnswerKey[]) => {
    const name = [...keys].sort().join(' ');
    const known = worlds.get(name);
    if (known) return known;
    const yes = Object.fromEntries(keys.map((key) => [key, { answer: 'yes' }]));
    const supposed = { ...answers, ...yes };
    const shown = shownThemes(flow, supposed).flatMap((theme) => theme.questions.map(({ id }) => id));
    const world = { facts: factsOf(flow, supposed), shown: new Set(shown) };
    worlds.set(name, world);
    return world;
  };

  /** Those of the questions that may be shown, where some are shown only once others were answered. */
  const suppose = (some: readonly Open[], counts: (fact: string) => boolean) => {
    let world = worldWith([]);
    let asked = some.filter(({ question }) => world.shown.has(question));
    for (;;) {
      const keys = asked.flatMap(({ facts }) =>
        facts.filter(({ fact }) => counts(fact)).map(({ key }) => key),
      );
      world = worldWith(keys);
      const { shown } = world;
      const further = some.filter(({ question }) => shown.has(question));
      if (further.length === asked.length) return { facts: world.facts, asked };
      asked = further;
    }
  };
  const judge = (some: readonly Open[], counts: (fact: string) => boolean): Assessment => {
    const { facts, asked } = suppose(some, counts);
    const ticks = [...now.situation.ticks, ...asked.flatMap((one) => one.ticks)];
    return assess(situationOf(flow, facts, ticks));
  };

  return {
    now,
    isShown: (question) => worldWith([]).shown.has(question),
    open: (id, question, rows = question.rows) => ({
      question: id,
      words: wordsOf(question),
      rows,
      facts: rows.flatMap((row) => (row.kind === 'fact' ? [{ key: rowKey(id, row), fact: row.fact }] : [])),
      ticks: ticksFor(
        rows.flatMap((row) => (row.kind === 'sign' ? [row.concept] : [])),
        fit,
        index,
      ),
    }),
    ifAllYes: (some) => judge(some, () => true),
    highest: (some) => {
      const safe = judge(some, () => true);
      if (now.facts.outAndSafe || !some.some(({ facts }) => facts.some(isOutAndSafe))) return safe;
      const inside = judge(some, (fact) => fact !== 'out-and-safe');
      return heightOf(inside.band) > heightOf(safe.band) ? inside : safe;
    },
    ifOutAndSafe: (some) => {
      const { facts } = suppose(some, (fact) => OPEN_FURTHER.includes(fact));
      return assess(situationOf(flow, facts, now.situation.ticks)).band;
    },
  };
}

const isOutAndSafe = ({ fact }: { readonly fact: string }): boolean => fact === 'out-and-safe';

/**
 * Finds few of the questions that together bring something about, so that none of them can be left out. Takes them in
 * the given order: the smallest beginning that is enough ends with a question that is needed, and so on with what
 * stands before it. `enough` must hold for all of them, and must not cease to hold when more are added.
 */
function fewest(some: readonly Open[], enough: (some: readonly Open[]) => boolean): Open[] {
  const needed: Open[] = [];
  let rest = some;
  while (!enough(needed)) {
    let tooFew = 0;
    let plenty = rest.length;
    while (plenty - tooFew > 1) {
      const middle = (tooFew + plenty) >> 1;
      if (enough([...needed, ...rest.slice(0, middle)])) plenty = middle;
      else tooFew = middle;
    }
    needed.push(...rest.slice(plenty - 1, plenty));
    rest = rest.slice(0, plenty - 1);
  }
  return needed;
}

function positiveDimensions({ dimensions }: Assessment): Settles[] {
  return PUBLISHED_LISTS.flatMap((list) =>
    DIMENSIONS.filter((dimension) => dimensions[list][dimension].positive).map((dimension) => ({
      list,
      dimension,
    })),
  );
}

/**
 * Picks the question to ask next, or null when nothing that may still be asked could change the advice. It is always
 * one that may be shown now and has no answer, and never one of `passedBy`: those the officer looked at and left.
 * The same answers always give the same question. Throws what `screen` throws.
 *
 * First the safety opening. In a room then the needs (product rule on room depth). Then whatever could change the
 * band, then what could settle a dimension, then what could change the steps. Among equals the fewest words, then the
 * order of the flow. On the path of a child no dimension is settled for its own sake: nobody hunts for signs.
 *
 * What "could change the band" means. Let f be the band that follows when the rows of a set of unasked questions are
 * answered "yes". A "no", an "unclear" and a silence add nothing, and a further tick never lowers a band, so f only
 * rises with the set, but for one fact: "out and safe" takes back the act-now of forced crime. So f is taken as
 * the higher of the two bands with and without that row, which rises with the set again; and that the row could lower
 * the band is asked by itself. Facts that open further questions count with the questions they open. Hence:
 *
 * - Some way of answering raises the band if and only if f of all unasked questions is above the band of now. That is
 *   one call of the rule, and it is exact; when it is not above, asking on cannot raise anything.
 * - If it is above, the questions that raise it alone come first. There need not be any: "exploitation" and "coercion
 *   at the place" can want four further signs, none of which raises `refer` alone. Then a smallest set is taken that
 *   raises it together, from the question with the fewest words upwards. Each one in it is needed for it.
 * - So one is found whenever the band can still be changed. Asked until none is found, the band is that of asking all.
 */
export function nextBestQuestion(
  flow: FlowWithId,
  answers: Answers,
  index: IndicatorIndex,
  passedBy: ReadonlySet<string> = NONE,
): NextQuestion | null {
  const { now } = walkOpening(flow, answers);
  if (now.at === 'question') return { question: now.question, why: { kind: 'opening' } };
  if (now.at === 'outcome') return null;

  const outlook = outlookOf(flow, answers, index);
  const quiet = spokenIsUsedUp(flow, answers, passedBy);
  const left = timeLeft(flow, answers, passedBy);
  const open = unaskedQuestions(flow, answers)
    .filter(([id, { way }]) => !passedBy.has(id) && !(quiet && way === 'spoken'))
    .filter(([, question]) => secondsOfQuestion(question) <= left)
    .map(([id, question]) => outlook.open(id, question));
  const shown = open.filter(({ question }) => outlook.isShown(question));
  const need = shown.find(({ rows }) => rows.some((row) => row.kind === 'need'));
  if (need && flow.depth === 'room') return { question: need.question, why: { kind: 'need' } };

  const cheapest = byWords(open);
  const cheapestShown = byWords(shown);
  const { assessment } = outlook.now;
  const height = heightOf(assessment.band);
  const before = positiveDimensions(assessment);
  const freshly = (after: Assessment): Settles | undefined =>
    positiveDimensions(after).find(
      ({ list, dimension }) => !before.some((one) => one.list === list && one.dimension === dimension),
    );
  /** Few questions that bring it about: one alone where there is one. Null when not even all of them do. */
  const findFew = (enough: (some: readonly Open[]) => boolean): Few | null => {
    if (!enough(cheapest)) return null;
    const alone = cheapestShown.find((one) => enough([one]));
    const all = alone ? [alone] : fewest(cheapest, enough);
    // What is not shown yet counts only together with what opens it, and that is shown.
    const first = cheapestShown.find((one) => all.includes(one));
    if (!first) return null;
    const others = all.filter((one) => one !== first);
    return { all, question: first.question, together: others.map(({ question }) => question) };
  };

  const raising = findFew((some) => heightOf(outlook.highest(some).band) > height);
  if (raising) {
    const { question, together, all } = raising;
    const reached = outlook.highest(all);
    return {
      question,
      why: { kind: 'raises', to: reached.band, together, settles: freshly(reached) ?? null },
    };
  }
  if (open.some(({ facts }) => facts.some(isOutAndSafe))) {
    const lowering = findFew((some) => heightOf(outlook.ifOutAndSafe(some)) < height);
    if (lowering) {
      const { question, together, all } = lowering;
      return { question, why: { kind: 'lowers', to: outlook.ifOutAndSafe(all), together } };
    }
  }
  if (now.at !== 'child') {
    const settling = findFew((some) => freshly(outlook.ifAllYes(some)) !== undefined);
    const settles = settling && freshly(outlook.ifAllYes(settling.all));
    if (settles) {
      const { question, together } = settling;
      return { question, why: { kind: 'settles', settles, together } };
    }
  }
  if (need) return { question: need.question, why: { kind: 'need' } };
  const shaping = cheapestShown.find(({ facts }) => facts.some(({ fact }) => SHAPE_THE_STEPS.includes(fact)));
  return shaping ? { question: shaping.question, why: { kind: 'steps' } } : null;
}

/** A set in which none can be left out: the question to begin with, and the others. */
interface Few {
  readonly all: readonly Open[];
  readonly question: string;
  readonly together: readonly string[];
}

/** Those with the fewest words first; equals stay in the order of the flow. */
function byWords(some: readonly Open[]): Open[] {
  return [...some].sort((one, other) => one.words - other.words);
}

/** Every question of the person's path without an answer that counts, shown or not yet, each once, in order. */
function unaskedQuestions(flow: FlowWithId, answers: Answers): [string, Question][] {
  const path = pathOf(flow, answers);
  const ids = new Set(flow.themes.filter((theme) => theme.path === path).flatMap((theme) => theme.questions));
  return [...ids].flatMap((id): [string, Question][] => {
    const question = flow.questions[id];
    return question && !isAsked(id, question, answers) ? [[id, question]] : [];
  });
}

/** What was left and could still raise the band. */
export interface StillOpen {
  /** Questions that may be shown now, in the order of the flow. */
  readonly questions: readonly string[];
  /** Further questions could raise it, which nobody else may hear. */
  readonly onceAlone: boolean;
}

/**
 * Lists what was left open and could still raise the band, alone or together with other open answers: questions with a
 * row that was not asked or stayed unclear. Empty when nothing could, and never empty when something could.
 *
 * A row is listed only when some set of yes answers does not raise the band, and raises it with this row. Such sets are
 * grown until no further row fits in: then every row left outside is one that raises, and with each of them a smallest
 * set that raises is looked for. They are grown from the strongest sign down, once beginning with exploitation and once
 * with everything else, because exploitation and a means are wanted together, and what one of them lacks shows only
 * when the other is complete. What has the same weight in the same place is listed alike.
 */
export function whatIsStillOpen(flow: FlowWithId, answers: Answers, index: IndicatorIndex): StillOpen {
  const { now } = walkOpening(flow, answers);
  if (now.at === 'outcome') return { questions: [], onceAlone: false };
  const here = raisingQuestions(flow, answers, index);
  const alone = factsOf(flow, answers).alone ? here : raisingQuestions(asIfAlone(flow), answers, index);
  return { questions: here, onceAlone: alone.some((id) => !here.includes(id)) };
}

/** The same flow as it would be for an officer who is alone with the person. */
function asIfAlone(flow: FlowWithId): FlowWithId {
  return {
    ...flow,
    themes: flow.themes.map(({ when, ...theme }) =>
      when === undefined || when === 'alone' ? theme : { ...theme, when },
    ),
    questions: Object.fromEntries(
      Object.entries(flow.questions).map(([id, { when, ...question }]) => [
        id,
        {
          ...question,
          hearing: 'with-companion' as const,
          ...(when === undefined || when === 'alone' ? {} : { when }),
        },
      ]),
    ),
  };
}

function raisingQuestions(flow: FlowWithId, answers: Answers, index: IndicatorIndex): string[] {
  const outlook = outlookOf(flow, answers, index);
  const { assessment, situation } = outlook.now;
  const height = heightOf(assessment.band);
  const raises = (some: readonly Open[]): boolean => heightOf(outlook.highest(some).band) > height;
  const path = pathOf(flow, answers);
  const onPath = new Set(
    flow.themes.filter((one) => one.path === path).flatMap(({ questions }) => questions),
  );
  const rows = Object.entries(flow.questions)
    .filter(([id]) => onPath.has(id))
    .flatMap(([id, question]) =>
      question.rows
        .filter((row) => ['unclear', undefined].includes(standing(answers, rowKey(id, row))))
        .map((row) => outlook.open(id, question, [row])),
    );
  if (!raises(rows)) return [];

  const known = new Set(situation.ticks.map(({ id }) => id));
  const weightOf = ({ facts, ticks }: Open): string =>
    [
      ...facts.map(({ fact }) => fact),
      ...ticks
        .filter(({ id }) => !known.has(id))
        .map((tick) => [tick.list, tick.dimension, tick.strength, tick.speaksOf].join(' ')),
    ]
      .sort()
      .join(', ');
  const found = new Set<string>();
  for (const exploitationFirst of [true, false]) {
    const grown: Open[] = [];
    for (const row of inOrderOfStrength(rows, exploitationFirst)) {
      if (!raises([...grown, row])) grown.push(row);
      else if (!found.has(weightOf(row))) {
        for (const needed of fewest([row, ...grown], raises)) found.add(weightOf(needed));
      }
    }
  }
  const listed = new Set(rows.filter((row) => found.has(weightOf(row))).map(({ question }) => question));
  return [...onPath].filter((id) => listed.has(id) && outlook.isShown(id));
}

const STRENGTHS = ['strong', 'medium', 'weak', null] as const;

function inOrderOfStrength(rows: readonly Open[], exploitationFirst: boolean): Open[] {
  const rank = ({ ticks }: Open): number => {
    const ofExploitation = ticks.some(
      (tick) => tick.dimension === 'exploitation' || tick.speaksOf === 'exploitation',
    );
    const strength = Math.min(STRENGTHS.length, ...ticks.map((tick) => STRENGTHS.indexOf(tick.strength)));
    return strength + (ofExploitation === exploitationFirst ? 0 : STRENGTHS.length + 1);
  };
  // Rows that open further questions come before those they open.
  const opens = ({ facts }: Open): boolean => facts.some(({ fact }) => OPEN_FURTHER.includes(fact));
  return [...rows].sort((one, other) => Number(opens(other)) - Number(opens(one)) || rank(one) - rank(other));
}
