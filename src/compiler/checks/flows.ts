import type { Flow } from '#screening/content';
import { asksAlone } from '#screening/core';
import { stagesOf, type Handbook } from '../handbook.ts';
import type { Problem } from '../problem.ts';
import type { Path, YamlFile } from '../read/yaml.ts';

/** At the counter, at most this many spoken questions come before advice (product rule for counter depth). */
export const SPOKEN_AT_COUNTER = 5;
/** The path of a child holds at most this many questions. */
export const QUESTIONS_FOR_CHILD = 6;
/** Where an answer of the opening may lead beside its questions and outcomes. */
const PATHS = ['themes', 'child'] as const;
const BANDS = ['nothing-recorded', 'inform', 'refer', 'act-now'] as const;

type Add = (path: Path, what: string, mend: string) => void;

/** Each flow holds together: it begins with danger, ends everywhere, and leaves nothing out of reach. */
export function checkFlows(handbook: Handbook): Problem[] {
  return [...faultsByFlow(handbook).values()].flat();
}

/** The same, by flow. A fault of a shared piece stands with each flow that uses it, and is the same line each time. */
export function faultsByFlow(handbook: Handbook): Map<string, Problem[]> {
  const known = handbook.unread.has('indicators') ? undefined : stagesOf(handbook.lists);
  return new Map(
    handbook.flows.flatMap(({ id, flow }): [string, Problem[]][] =>
      flow ? [[id, checkFlow(flow, known)]] : [],
    ),
  );
}

function checkFlow(
  file: YamlFile<Flow>,
  signs: ReadonlyMap<string, ReadonlySet<string>> | undefined,
): Problem[] {
  const problems: Problem[] = [];
  const add: Add = (path, what, mend) => problems.push({ ...file.at(path), what, mend });
  const flow = file.value;
  checkOpening(flow, add);
  checkThemes(flow, add);
  checkSpoken(flow, add);
  checkShown(flow, file, add);
  checkMission(flow, add);
  checkNeedsFirst(flow, add);
  checkFilesOnly(flow, add);
  if (signs) checkConcepts(flow, signs, add);
  checkOutcomes(flow, add);
  return problems;
}

function checkOpening(flow: Flow, add: Add): void {
  const start = flow.opening[flow.start];
  if (!start) {
    add(
      ['start'],
      `The start \`${flow.start}\` is no question of the opening.`,
      `Write one of: ${Object.keys(flow.opening).join(', ')}.`,
    );
    return;
  }
  if (!start.answers.some((answer) => answer.record?.danger === 'yes')) {
    add(
      ['opening', flow.start],
      'The flow does not begin by asking about danger.',
      'Let the first question settle `danger`, with an answer that records `danger: "yes"`.',
    );
  }
  const goals = new Set([...Object.keys(flow.opening), ...Object.keys(flow.outcomes), ...PATHS]);
  for (const [id, question] of Object.entries(flow.opening)) {
    if (question.hearing === 'alone-only' && !afterAlone(flow, id)) {
      add(
        ['opening', id, 'hearing'],
        `The question \`${id}\` is for when nobody else hears, and can be reached while others do.`,
        'Lead to it only from answers that record `alone: "yes"`, or mark it `with-companion`.',
      );
    }
    const ids = new Set<string>();
    question.answers.forEach((answer, n) => {
      const path = ['opening', id, 'answers', n];
      if (ids.has(answer.id))
        add(
          [...path, 'id'],
          `The answer \`${answer.id}\` stands twice in \`${id}\`.`,
          'Give one of them another id.',
        );
      ids.add(answer.id);
      if (!goals.has(answer.goto)) {
        add(
          [...path, 'goto'],
          `\`${answer.goto}\` is nowhere to go to.`,
          'Write a question of the opening, an outcome, `themes` or `child`.',
        );
      }
      if (answer.record?.danger === 'yes' && !isDangerOutcome(flow, answer.goto)) {
        add(
          [...path, 'goto'],
          'Danger does not lead to the outcome for danger.',
          'Lead to an outcome without a band whose contacts begin with `emergency`.',
        );
      }
      const age = answer.record?.age;
      if (
        (age === 'under-18' || age === 'unsure') &&
        answer.goto !== 'child' &&
        !leadsOnlyToChild(flow, answer.goto)
      ) {
        add(
          [...path, 'goto'],
          `A person who is ${age === 'unsure' ? 'perhaps under 18' : 'under 18'} does not reach the child path.`,
          'Lead to `child`.',
        );
      }
    });
  }
  const circle = circleIn(flow);
  if (circle) {
    add(
      ['opening', circle],
      `The opening comes back to \`${circle}\`.`,
      'Every path of the opening must end: lead one of its answers elsewhere.',
    );
  }
  if (!circle) checkAgeOfChild(flow, add);
  const reached = reachedFrom(flow, flow.start);
  for (const id of Object.keys(flow.opening)) {
    if (!reached.has(id))
      add(['opening', id], `No answer leads to the question \`${id}\`.`, 'Lead to it, or remove it.');
  }
}

function isDangerOutcome(flow: Flow, id: string): boolean {
  const outcome = flow.outcomes[id];
  return outcome !== undefined && outcome.band === undefined && outcome.contacts[0] === 'emergency';
}

/** true when every way on from here ends on the child path or in an outcome that the opening alone leads to. */
function leadsOnlyToChild(flow: Flow, id: string, seen: ReadonlySet<string> = new Set()): boolean {
  if (id === 'child') return true;
  const question = flow.opening[id];
  if (!question || seen.has(id)) return flow.outcomes[id] !== undefined;
  return question.answers.every((answer) => leadsOnlyToChild(flow, answer.goto, new Set([...seen, id])));
}

/** true when every way from the start to this question passes an answer that records that nobody else hears. */
function afterAlone(flow: Flow, target: string): boolean {
  const walk = (id: string, alone: boolean, seen: ReadonlySet<string>): boolean => {
    if (id === target) return alone;
    const question = flow.opening[id];
    if (!question || seen.has(id)) return true;
    return question.answers.every((answer) => {
      const recorded = answer.record?.alone;
      return walk(answer.goto, recorded === undefined ? alone : recorded === 'yes', new Set([...seen, id]));
    });
  };
  return walk(flow.start, false, new Set());
}

/** Every way into the child path has recorded that the person is, or may be, under 18: else an adult would be judged. */
function checkAgeOfChild(flow: Flow, add: Add): void {
  const walk = (id: string, recorded: string | undefined, seen: ReadonlySet<string>): void => {
    const question = flow.opening[id];
    if (!question || seen.has(id)) return;
    question.answers.forEach((answer, n) => {
      const age = answer.record?.age ?? recorded;
      if (answer.goto === 'child' && age !== 'under-18' && age !== 'unsure') {
        add(
          ['opening', id, 'answers', n, 'goto'],
          'This leads to the child path, and no answer before it has recorded that the person may be under 18.',
          'Ask about the age before, or record `age: unsure` with this answer.',
        );
      }
      walk(answer.goto, age, new Set([...seen, id]));
    });
  };
  walk(flow.start, undefined, new Set());
}

/** Each flow asks whether someone of this house may be involved: the usual chain may be the danger. */
function checkMission(flow: Flow, add: Add): void {
  const asks = Object.values(flow.opening).some(({ answers }) =>
    answers.some(({ record }) => record?.['mission-involved'] === 'yes'),
  );
  if (asks) return;
  add(
    ['opening'],
    'Nothing in the opening asks whether someone at this mission may be involved.',
    'Add a question with an answer that records `mission-involved: "yes"`.',
  );
}

/** In a room needs come before the account. */
function checkNeedsFirst(flow: Flow, add: Add): void {
  const first = flow.themes.findIndex(({ path }) => path === 'themes');
  const theme = flow.themes[first];
  if (flow.depth !== 'room' || !theme) return;
  const needs = theme.questions.some((id) => flow.questions[id]?.rows.some(({ kind }) => kind === 'need'));
  if (needs) return;
  add(
    ['themes', first],
    `In a room the first theme is about needs, and \`${theme.id}\` asks for none.`,
    'Put a theme before it whose questions have rows of the kind `need`.',
  );
}

/** Before files nobody is there who could be asked, and no advice goes further than talking to the person first. */
function checkFilesOnly(flow: Flow, add: Add): void {
  if (flow.entry !== 'files-on-the-desk') return;
  if (flow.neverMoreThan === undefined) {
    add(
      ['entry'],
      'A flow for files may advise more than to talk to the person first.',
      'Add `neverMoreThan: refer`.',
    );
  }
  for (const [kind, questions] of [
    ['opening', flow.opening],
    ['questions', flow.questions],
  ] as const) {
    for (const [id, { way }] of Object.entries(questions)) {
      if (way === 'papers') continue;
      add(
        [kind, id],
        `With files alone nobody can be asked or looked at, and \`${id}\` has the way \`${way}\`.`,
        'Take a question whose way is `papers`.',
      );
    }
  }
}

function circleIn(flow: Flow): string | undefined {
  const walk = (id: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(id)) return id;
    for (const answer of flow.opening[id]?.answers ?? []) {
      const found = walk(answer.goto, [...trail, id]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const id of Object.keys(flow.opening)) {
    const found = walk(id, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function reachedFrom(flow: Flow, start: string): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(flow.opening[id]?.answers.map((answer) => answer.goto) ?? []));
  }
  return reached;
}

function checkThemes(flow: Flow, add: Add): void {
  const reached = reachedFrom(flow, flow.start);
  const asked = new Map<string, Set<string>>();
  const ids = new Set<string>();
  flow.themes.forEach((theme, n) => {
    if (ids.has(theme.id))
      add(['themes', n, 'id'], `The theme \`${theme.id}\` stands twice.`, 'Give one of them another id.');
    ids.add(theme.id);
    if (!reached.has(theme.path)) {
      add(
        ['themes', n, 'path'],
        `No answer of the opening leads to \`${theme.path}\`, where the theme \`${theme.id}\` stands.`,
        'Lead an answer there, or remove the theme.',
      );
    }
    theme.questions.forEach((id, m) => {
      const question = flow.questions[id];
      if (!question) {
        add(
          ['themes', n, 'questions', m],
          `The question \`${id}\` does not exist.`,
          'Write it into the question bank or under `questions`, or take it out of the theme.',
        );
        return;
      }
      if (asked.get(theme.path)?.has(id)) {
        add(
          ['themes', n, 'questions', m],
          `The question \`${id}\` is asked twice on one path.`,
          'Leave it in one theme.',
        );
      }
      asked.set(theme.path, new Set([...(asked.get(theme.path) ?? []), id]));
    });
  });
  const everywhere = new Set([...asked.values()].flatMap((path) => [...path]));
  for (const [id, question] of Object.entries(flow.questions)) {
    if (!everywhere.has(id))
      add(['questions', id], `No theme asks the question \`${id}\`.`, 'Put it into a theme, or remove it.');
    if (question.way === 'spoken' && question.ask === undefined) {
      add(
        ['questions', id],
        `The question \`${id}\` is spoken and has no words.`,
        'Add `ask`, in plain spoken words.',
      );
    }
    const rows = new Set<string>();
    question.rows.forEach((row, n) => {
      const name = row.kind === 'sign' ? row.concept : row.kind === 'need' ? row.id : row.fact;
      if (rows.has(name))
        add(
          ['questions', id, 'rows', n],
          `\`${name}\` stands twice in the question \`${id}\`.`,
          'Leave it once.',
        );
      rows.add(name);
    });
  }
  const child = asked.get('child')?.size ?? 0;
  if (child > QUESTIONS_FOR_CHILD) {
    add(
      ['themes'],
      `The child path has ${String(child)} questions.`,
      `Leave at most ${String(QUESTIONS_FOR_CHILD)}: nobody hunts for signs in a child.`,
    );
  }
}

/** At the counter, questions that are spoken on the longest way through the opening count with those of the themes. */
function checkSpoken(flow: Flow, add: Add): void {
  if (flow.depth !== 'counter' || circleIn(flow) !== undefined) return;
  const themes = flow.themes
    .filter(({ path }) => path === 'themes')
    .flatMap(({ questions }) => questions)
    .filter((id) => flow.questions[id]?.way === 'spoken');
  const spoken = [...spokenInOpening(flow, flow.start), ...new Set(themes)];
  if (spoken.length <= SPOKEN_AT_COUNTER) return;
  add(
    ['depth'],
    `At the counter ${String(spoken.length)} questions are spoken before advice: ${spoken.join(', ')}.`,
    `Leave at most ${String(SPOKEN_AT_COUNTER)}; let the others be looking, or reading papers.`,
  );
}

/** The spoken questions on that way from here to the themes which has most. What only tells the person something is none. */
function spokenInOpening(flow: Flow, id: string): string[] {
  const question = flow.opening[id];
  if (!question) return [];
  const ways = question.answers.map((answer) => spokenInOpening(flow, answer.goto));
  const longest = ways.reduce((most, way) => (way.length > most.length ? way : most), []);
  return question.way === 'spoken' && question.tells === undefined ? [id, ...longest] : longest;
}

/** Nothing waits for what never comes: being alone, or an age that goes another way. */
function checkShown(flow: Flow, file: YamlFile<Flow>, add: Add): void {
  const recordsAlone = asksAlone(flow);
  for (const [id, question] of Object.entries(flow.questions)) {
    if (recordsAlone || (question.hearing !== 'alone-only' && question.when !== 'alone')) continue;
    // The fault lies with the flow that asks a question of the bank, not with the bank.
    const theme = flow.themes.findIndex(({ questions }) => questions.includes(id));
    add(
      file.at(['questions', id]).file === file.file || theme < 0 ? ['questions', id] : ['themes', theme],
      `The question \`${id}\` waits until the officer is alone with the person, which the opening never asks.`,
      'Add an answer to the opening that records `alone: "yes"`.',
    );
  }
  flow.themes.forEach(({ id, path, when }, n) => {
    const never = path === 'themes' ? 'person-may-be-child' : 'person-is-adult';
    if (when !== never) return;
    add(
      ['themes', n, 'when'],
      `The theme \`${id}\` can never be shown: on the path \`${path}\` this does not happen.`,
      'Give it the other path, or take the condition away.',
    );
  });
}

function checkConcepts(flow: Flow, signs: ReadonlyMap<string, ReadonlySet<string>>, add: Add): void {
  const judge = (concept: string, path: Path): void => {
    const stages = signs.get(concept);
    if (!stages) {
      add(
        path,
        `No sign stands for the concept \`${concept}\`.`,
        'Use the id of a concept that a sign in indicators/ stands for.',
      );
    } else if (!stages.has(flow.stage)) {
      add(
        path,
        `No sign of the stage \`${flow.stage}\` stands for \`${concept}\`, so an answer would lead nowhere.`,
        'Use another concept, or a sign of this stage.',
      );
    }
  };
  for (const [id, question] of Object.entries(flow.questions)) {
    question.rows.forEach((row, n) => {
      if (row.kind === 'sign') judge(row.concept, ['questions', id, 'rows', n, 'concept']);
    });
  }
  for (const [id, question] of Object.entries(flow.opening)) {
    question.answers.forEach((answer, n) => {
      if (answer.concept !== undefined) judge(answer.concept, ['opening', id, 'answers', n, 'concept']);
    });
  }
}

function checkOutcomes(flow: Flow, add: Add): void {
  const reached = reachedFrom(flow, flow.start);
  for (const path of PATHS) {
    if (!reached.has(path)) continue;
    for (const band of BANDS) {
      if (flow.neverMoreThan !== undefined && band === 'act-now') continue;
      const fitting = Object.entries(flow.outcomes).filter(
        ([, outcome]) => outcome.band === band && outcome.path === path,
      );
      if (fitting.length === 0) {
        add(
          ['outcomes'],
          `No outcome of the path \`${path}\` takes the band \`${band}\`.`,
          'Add one, so that nobody ends without advice.',
        );
      }
      if (fitting.length > 1) {
        add(
          ['outcomes', fitting[1]?.[0] ?? ''],
          `Two outcomes of the path \`${path}\` take the band \`${band}\`.`,
          'Leave one.',
        );
      }
    }
  }
  for (const [id, outcome] of Object.entries(flow.outcomes)) {
    if (outcome.band === undefined && !reached.has(id)) {
      add(
        ['outcomes', id],
        `No answer of the opening leads to the outcome \`${id}\`, and it takes no band.`,
        'Lead an answer to it, give it a band, or remove it.',
      );
    }
    if (flow.neverMoreThan !== undefined && outcome.band === 'act-now') {
      add(
        ['outcomes', id],
        `The flow never advises more than \`${flow.neverMoreThan}\`, so nobody reaches the outcome \`${id}\`.`,
        'Remove it, or take `neverMoreThan` away.',
      );
    }
    const always = outcome.steps.filter((step) => step.when === undefined);
    if (!always.some((step) => step.noNetwork)) {
      add(
        ['outcomes', id, 'steps'],
        `The outcome \`${id}\` has no step that always shows and works without a network.`,
        'Add one, marked `noNetwork: true`, without `when`.',
      );
    }
    if (!always.some((step) => step.controllerPresent)) {
      add(
        ['outcomes', id, 'steps'],
        `The outcome \`${id}\` has no step that always shows and can be done while the one who controls is in the room.`,
        'Add one, marked `controllerPresent: true`, without `when`.',
      );
    }
    const ids = new Set<string>();
    outcome.steps.forEach((step, n) => {
      if (ids.has(step.id))
        add(
          ['outcomes', id, 'steps', n, 'id'],
          `The step \`${step.id}\` stands twice in \`${id}\`.`,
          'Give one of them another id.',
        );
      ids.add(step.id);
    });
  }
}
