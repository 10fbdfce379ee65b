import type { Band, Condition, Flow, Row } from '#screening/content';
import { holds, questionsShown, stepsShown, type Facts } from './asked.ts';
import { circleOf, type Recorded, type Standing } from './opening.ts';
import { advisedBand } from './rule.ts';
import {
  Subject,
  statesOfCells,
  statesOfOpening,
  statesOfRows,
  statesOfSigns,
  statesOfWaiting,
  statesShown,
  type Reading,
  type State,
} from './states.ts';
import type { List } from './signs.ts';
import { clearsSomebody, textsIn, type Path } from './wording.ts';

/** What was found wrong, and where in the flat flow. */
export interface Found {
  readonly path: Path;
  readonly what: string;
  readonly mend: string;
}

/** Nobody hunts for signs in a child (product rule for the child path). */
const MOST_QUESTIONS_FOR_CHILD = 6;

/**
 * Explores every state that matters of a flow, and gives what breaks a rule in some state. Knows nothing of how the
 * app walks a flow. Takes plain data and throws nothing.
 */
export function faultsIn(flow: Flow, lists: readonly List[]): Found[] {
  const subject = new Subject(flow, lists);
  const found: Found[] = [];
  const add = (path: Path, what: string, mend: string): void => {
    if (!found.some((one) => one.what === what && one.path.join() === path.join()))
      found.push({ path, what, mend });
  };
  proveOpening(subject, add);
  proveQuestions(subject, add);
  proveSteps(subject, add);
  proveOutcomes(subject, add);
  for (const { text, path } of textsIn(flow)) {
    if (!clearsSomebody(text)) continue;
    add(
      path,
      'This says or implies that somebody is not a victim.',
      'Say what was recorded, never what somebody is not: the lowest finding is "nothing recorded".',
    );
  }
  return found;
}

/** A flow with every state that matters. */
export interface ProvedFlow {
  readonly states: readonly State[];
  /** What a state comes to by the rules as they are written here. */
  readonly read: (state: State) => Reading;
}

/** Every state of a flow, each with answers that lead to it: for counting, and for comparing with what the app makes of them. */
export function everyState(flow: Flow, lists: readonly List[]): ProvedFlow {
  const subject = new Subject(flow, lists);
  const shown = statesShown(subject);
  return {
    states: [
      ...statesOfOpening(subject),
      ...statesOfWaiting(subject),
      ...shown,
      ...statesOfRows(subject, shown),
      ...statesOfCells(subject),
      ...statesOfSigns(subject),
    ],
    read: (state) => subject.read(state),
  };
}

type Add = (path: Path, what: string, mend: string) => void;

/** The answer that led somewhere, as a path in the flow. */
function pathTo({ by }: Standing): Path {
  return by ? ['opening', by.question, 'answers', by.answer, 'goto'] : ['start'];
}

function proveOpening({ flow, standings }: Subject, add: Add): void {
  const start = flow.opening[flow.start];
  if (!start?.answers.some(({ record }) => record?.danger === 'yes')) {
    add(
      ['start'],
      'The first question of the opening cannot record danger.',
      'Begin with a question that has an answer recording `danger: "yes"`.',
    );
  }
  const circle = circleOf(flow);
  if (circle) {
    add(
      ['opening', circle.question, 'answers', circle.answer, 'goto'],
      `This leads back into \`${circle.question}\`: the opening turns in a circle.`,
      'Lead it onwards, so that every way ends.',
    );
  }
  for (const standing of standings) proveStanding(flow, standing, add);
  const reached = new Set(
    standings.flatMap(({ place }) => (place.at === 'question' ? [place.question] : [])),
  );
  for (const id of Object.keys(flow.opening)) {
    if (!reached.has(id)) {
      add(
        ['opening', id],
        `No way through the opening comes to \`${id}\`.`,
        'Lead an answer to it, or remove it.',
      );
    }
  }
}

/** One place of the opening, with what is settled there. */
function proveStanding(flow: Flow, standing: Standing, add: Add): void {
  const { place, recorded, told } = standing;
  const at = pathTo(standing);
  const mayBeChild = recorded.age === 'under-18' || recorded.age === 'unsure';
  const asks = place.at === 'themes' || place.at === 'child';
  if (place.at === 'dead-end') {
    add(
      at,
      `\`${place.name}\` is nowhere: the way ends here without advice.`,
      'Lead to a question, a path or an outcome.',
    );
  }
  if (recorded.danger === 'yes') {
    const outcome = place.at === 'outcome' ? flow.outcomes[place.outcome] : undefined;
    if (!outcome) {
      add(at, 'Somebody in danger is led on, and not to advice.', 'Lead to the outcome for danger.');
    } else if (outcome.contacts[0] !== 'emergency') {
      add(
        at,
        'Somebody in danger is led to advice whose first contact is not `emergency`.',
        'Lead to the outcome for danger, or put `emergency` first there.',
      );
    }
  }
  if (asks && recorded.danger === undefined) {
    add(
      at,
      'Questions begin here, and nobody has asked about danger.',
      'Lead through the question about danger first.',
    );
  }
  if (place.at === 'themes' && mayBeChild) {
    add(at, 'Somebody who is, or may be, under 18 is led to the questions for adults.', 'Lead to `child`.');
  }
  // Several files are not one person; a file by itself shows its age as a paper.
  if (place.at === 'themes' && recorded.age === undefined && flow.entry !== 'files-on-the-desk') {
    add(
      at,
      'The questions for adults begin here, and nobody has asked for the age.',
      'Lead through a question that records the age first.',
    );
  }
  if (place.at === 'child' && !mayBeChild) {
    add(
      at,
      'The questions for children begin here, and no age under 18 or unsure is recorded: the person would be judged as an adult.',
      'Lead through a question that records the age first.',
    );
  }
  if (asks && recorded.alone === 'yes' && !told) {
    add(
      at,
      'The officer is alone with the person, and has not said what must be passed on.',
      'Lead through a question with `tells: duty-to-report` first.',
    );
  }
  if (
    place.at === 'question' &&
    flow.opening[place.question]?.hearing === 'alone-only' &&
    recorded.alone !== 'yes'
  ) {
    add(
      ['opening', place.question, 'hearing'],
      `\`${place.question}\` is for when nobody else hears, and is reached while somebody may.`,
      'Lead to it only after `alone: "yes"`, or mark it `with-companion`.',
    );
  }
}

function proveQuestions(subject: Subject, add: Add): void {
  const { flow } = subject;
  const inSomeTheme = new Set<string>();
  flow.themes.forEach(({ path, questions }, n) => {
    if (!subject.ends.some(({ place }) => place.at === path)) {
      add(
        ['themes', n],
        `Nobody comes to this theme: no way leads to \`${path}\`.`,
        'Lead an answer there, or remove it.',
      );
    }
    questions.forEach((id, m) => {
      inSomeTheme.add(id);
      if (flow.questions[id]) return;
      add(
        ['themes', n, 'questions', m],
        `There is no question \`${id}\`.`,
        'Write it, or take its name out.',
      );
    });
  });
  const shown = new Set<string>();
  for (const state of statesShown(subject)) {
    const now = questionsShown(flow, state.standing.place, subject.facts(state));
    if (state.byAsking) for (const id of now) shown.add(id);
    if (state.standing.place.at === 'child' && new Set(now).size > MOST_QUESTIONS_FOR_CHILD) {
      add(
        ['themes'],
        `A child may be asked ${String(new Set(now).size)} questions: ${now.join(', ')}.`,
        `Leave at most ${String(MOST_QUESTIONS_FOR_CHILD)}.`,
      );
    }
    const twice = now.find((id, n) => now.indexOf(id) < n);
    if (twice !== undefined) {
      add(['themes'], `The question \`${twice}\` stands twice on one screen.`, 'Leave it in one theme.');
    }
  }
  for (const id of Object.keys(flow.questions)) {
    if (!inSomeTheme.has(id)) {
      add(['questions', id], `No theme holds the question \`${id}\`.`, 'Put it into one, or remove it.');
    } else if (!shown.has(id)) {
      add(
        ['questions', id],
        `The question \`${id}\` is never shown, whatever is answered.`,
        'Look at its `when` and its `hearing`, and at those of its theme.',
      );
    }
  }
}

/** Every outcome, under every set of conditions that can hold there, has a step for each of the two bad moments. */
function proveSteps(subject: Subject, add: Add): void {
  const { flow } = subject;
  const combinations = factsThatDiffer(subject);
  for (const [id, { steps }] of Object.entries(flow.outcomes)) {
    for (const facts of combinations) {
      const shown = stepsShown(steps, facts);
      const offline = shown.some(({ noNetwork }) => noNetwork);
      const watched = shown.some((step) => step.controllerPresent);
      if (offline && watched) continue;
      const when = subject.conditions.filter((condition) => holds(condition, facts));
      const where = when.length > 0 ? `When ${when.join(' and ')} holds, the` : 'The';
      if (!offline) {
        add(
          ['outcomes', id, 'steps'],
          `${where} outcome \`${id}\` has no step that can be done with no network.`,
          'Add one, marked `noNetwork: true`.',
        );
      }
      if (!watched) {
        add(
          ['outcomes', id, 'steps'],
          `${where} outcome \`${id}\` has no step that can be done while the one who controls is in the room.`,
          'Add one, marked `controllerPresent: true`.',
        );
      }
      // One state is enough to mend it by; the others would say the same.
      break;
    }
  }
}

type RowFact = Extract<Row, { kind: 'fact' }>['fact'];

/** Facts that can hold at the end of the opening, one for each set of conditions that a step can tell apart. */
function factsThatDiffer({ flow, standings, conditions }: Subject): Facts[] {
  const used = new Set<Condition>(
    Object.values(flow.outcomes).flatMap(({ steps }) => steps.flatMap(({ when }) => (when ? [when] : []))),
  );
  const rowFacts: RowFact[] = [
    ...new Set(
      Object.values(flow.questions).flatMap(({ rows }) =>
        rows.flatMap((row) => (row.kind === 'fact' && used.has(row.fact as Condition) ? [row.fact] : [])),
      ),
    ),
  ];
  const sets = rowFacts.reduce<ReadonlySet<RowFact>[]>(
    (all, fact) => [...all, ...all.map((set) => new Set([...set, fact]))],
    [new Set()],
  );
  const found = new Map<string, Facts>();
  const recordings: Recorded[] = standings
    .filter(({ place }) => place.at !== 'dead-end')
    .map(({ recorded }) => recorded);
  for (const recorded of recordings) {
    for (const rows of sets) {
      const facts = { ...recorded, rows };
      const name = conditions.filter((one) => used.has(one) && holds(one, facts)).join();
      if (!found.has(name)) found.set(name, facts);
    }
  }
  return [...found.values()];
}

function proveOutcomes(subject: Subject, add: Add): void {
  const { flow } = subject;
  const given = new Set<string>();
  for (const state of [...statesOfOpening(subject), ...statesOfSigns(subject)]) {
    const { place } = state.standing;
    if (place.at === 'dead-end') continue;
    const band = subject.bandIn(state);
    const outcomes = subject.outcomesFor(place, subject.facts(state), band);
    for (const id of outcomes) given.add(id);
    if (place.at === 'question' || outcomes.length === 1) continue;
    const advised = advisedBand(band, flow.neverMoreThan);
    if (outcomes.length === 0) {
      add(
        ['outcomes'],
        `On the path \`${place.at}\` the band \`${advised}\` is reached, and no outcome there takes it.`,
        'Add one, so that nobody ends without advice.',
      );
    } else {
      add(
        ['outcomes', outcomes[1] ?? ''],
        `On the path \`${place.at}\` two outcomes take the band \`${advised}\`: ${outcomes.join(', ')}.`,
        'Leave one.',
      );
    }
  }
  for (const [id, { band }] of Object.entries(flow.outcomes)) {
    if (!given.has(id)) {
      add(
        ['outcomes', id],
        `No state of this flow comes to the outcome \`${id}\`.`,
        'Lead to it, or remove it.',
      );
    }
    if (band !== undefined && advisedBand(band, flow.neverMoreThan) !== band) {
      add(
        ['outcomes', id],
        `The outcome \`${id}\` advises more than \`${flow.neverMoreThan ?? ''}\`, which this flow never does.`,
        'Remove it, or take `neverMoreThan` away.',
      );
    }
  }
  const most: Band | undefined = flow.neverMoreThan;
  if (flow.entry === 'files-on-the-desk' && most === undefined) {
    add(
      ['entry'],
      'Papers alone may lead to more than talking to the person first.',
      'Add `neverMoreThan: refer`.',
    );
  }
}
