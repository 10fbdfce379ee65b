import type {
  Flow,
  FlowFile,
  OutcomeFile,
  PartsFile,
  Question,
  QuestionBank,
  SharedOpeningQuestion,
  Step,
  StepsFile,
} from '#screening/content';
import type { Place, Problem } from './problem.ts';
import type { Path, YamlFile } from './read/yaml.ts';

/** A piece that flows share, and where each part of it stands. */
export interface Piece<T> {
  readonly value: T;
  readonly at: (rest: Path) => Place;
}
type Pieces<T> = ReadonlyMap<string, Piece<T>>;

/** Everything that flows share, by name: the question bank and the parts. */
export interface Shared {
  readonly questions: Pieces<Question>;
  readonly opening: Pieces<SharedOpeningQuestion>;
  readonly themes: Pieces<PartsFile['themes'][string]>;
  readonly outcomes: Pieces<OutcomeFile>;
  readonly steps: Pieces<PartsFile['steps'][string]>;
  readonly stepLists: Pieces<readonly string[]>;
}

/** Which signs there are: concept -> the stages in which a sign stands for it. Undefined when signs were not read. */
export type StagesOfConcepts = ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** A flow as the app will know it. Its places are where things were written: in the flow, the bank or the parts. */
export type ResolvedFlow = YamlFile<Flow>;

/** Gathers what flows share over all files. Gives the pieces, and a fault for each name that is used twice. */
export function gatherShared(
  banks: readonly YamlFile<QuestionBank>[],
  parts: readonly YamlFile<PartsFile>[],
): { shared: Shared; problems: Problem[] } {
  const problems: Problem[] = [];
  const gather = <F, T>(
    files: readonly YamlFile<F>[],
    key: string,
    recordOf: (value: F) => Readonly<Record<string, T>>,
    taken: ReadonlyMap<string, Piece<unknown>> = new Map(),
  ): Map<string, Piece<T>> => {
    const pieces = new Map<string, Piece<T>>();
    for (const { value, at } of files) {
      for (const [id, piece] of Object.entries(recordOf(value))) {
        const before = pieces.get(id) ?? taken.get(id);
        if (before) {
          const { file, line } = before.at([]);
          problems.push({
            ...at([key, id]),
            what: `The id \`${id}\` is used a second time; the first is at ${file}:${String(line)}.`,
            mend: 'Give one of them another id, or remove it. Ids that were published stay for ever.',
          });
        } else pieces.set(id, { value: piece, at: (rest) => at([key, id, ...rest]) });
      }
    }
    return pieces;
  };
  const steps = gather(parts, 'steps', (part) => part.steps);
  const shared: Shared = {
    questions: gather(banks, 'questions', (bank) => bank.questions),
    opening: gather(parts, 'opening', (part) => part.opening),
    themes: gather(parts, 'themes', (part) => part.themes),
    outcomes: gather(parts, 'outcomes', (part) => part.outcomes),
    steps,
    // A step and a list of steps are named in the same place, so they share one set of names.
    stepLists: gather<PartsFile, readonly string[]>(parts, 'stepLists', (part) => part.stepLists, steps),
  };
  return { shared, problems };
}

/** What of the shared pieces could be read whole. Where something was not, a name that is not found may be there. */
interface Whole {
  readonly questions: boolean;
  readonly parts: boolean;
}

/**
 * Makes the flat flow of the app out of a flow as it was written. Gives the faults of names that lead nowhere, and no
 * flow when something it uses is missing.
 *
 * A row of the question bank, or a sign of a shared answer, is left out where no sign of the flow's stage stands for it:
 * its answer would lead nowhere. So one question can serve the counter, the private room and the return.
 */
export function resolveFlow(
  file: YamlFile<FlowFile>,
  shared: Shared,
  stages: StagesOfConcepts,
  whole: Whole,
): { flow: ResolvedFlow | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const links: { readonly path: Path; readonly at: (rest: Path) => Place }[] = [];
  let missing = false;
  const { value: written } = file;

  const find = <T>(pieces: Pieces<T>, id: string, what: string, place: Place): Piece<T> | undefined => {
    const piece = pieces.get(id);
    if (piece) return piece;
    missing = true;
    if (whole.parts) problems.push(unknown(what, id, [...pieces.keys()], place));
    return undefined;
  };

  const leadsNowhere = (concept: string): boolean => {
    const known = stages?.get(concept);
    return known !== undefined && !known.has(written.stage);
  };

  /** The steps written out, each with the place where it was written. */
  const stepsOf = (
    entries: StepsFile,
    at: (rest: Path) => Place,
  ): { step: Step; at: Piece<unknown>['at'] }[] =>
    entries.flatMap((entry, n) => {
      if (typeof entry !== 'string') return [{ step: entry, at: (rest: Path) => at([n, ...rest]) }];
      const list = shared.stepLists.get(entry);
      const named = list
        ? list.value.map((id, m) => ({ id, place: list.at([m]) }))
        : [{ id: entry, place: at([n]) }];
      return named.flatMap(({ id, place }) => {
        const step = find(shared.steps, id, 'step or list of steps', place);
        return step ? [{ step: { id, ...step.value }, at: step.at }] : [];
      });
    });
  const linkSteps = (path: Path, steps: readonly { readonly at: Piece<unknown>['at'] }[]): void => {
    steps.forEach(({ at }, n) => links.push({ path: [...path, n], at }));
  };

  const opening: Flow['opening'] = {};
  for (const [id, entry] of Object.entries(written.opening)) {
    if (!('use' in entry)) {
      opening[id] = entry;
      continue;
    }
    const place = file.at(['opening', id]);
    const piece = find(shared.opening, entry.use, 'question of the opening', place);
    if (!piece) continue;
    const exits = new Set(piece.value.answers.map(({ goto }) => goto.slice(1)));
    for (const exit of Object.keys(entry.goto)) {
      if (exits.has(exit)) continue;
      problems.push({
        ...file.at(['opening', id, 'goto', exit]),
        what: `\`${entry.use}\` has no exit \`${exit}\`.`,
        mend: `Write one of: ${[...exits].join(', ')}.`,
      });
    }
    for (const exit of exits) {
      if (entry.goto[exit] !== undefined) continue;
      missing = true;
      problems.push({
        ...place,
        what: `\`${entry.use}\` has an exit \`${exit}\`, and nothing says where it leads in this flow.`,
        mend: `Add \`${exit}:\` under \`goto\`, with a question of the opening, an outcome, \`themes\` or \`child\`.`,
      });
    }
    links.push({ path: ['opening', id], at: (rest) => (rest.length === 0 ? place : piece.at(rest)) });
    const answers = piece.value.answers.map(({ concept, ...answer }, n) => {
      const exit = answer.goto.slice(1);
      links.push({
        path: ['opening', id, 'answers', n, 'goto'],
        at: () => file.at(['opening', id, 'goto', exit]),
      });
      return {
        ...answer,
        ...(concept === undefined || leadsNowhere(concept) ? {} : { concept }),
        goto: entry.goto[exit] ?? '',
      };
    });
    opening[id] = { ...piece.value, answers };
  }

  const themes = written.themes.flatMap((entry, n): Flow['themes'] => {
    if (!('use' in entry)) return [entry];
    const place = file.at(['themes', n]);
    const piece = find(shared.themes, entry.use, 'theme', place);
    if (!piece) return [];
    return [{ id: entry.use, ...piece.value, ...(entry.when === undefined ? {} : { when: entry.when }) }];
  });
  // A theme that is missing would move the others up; their places are asked for only when all are there.
  written.themes.forEach((entry, n) => {
    if (!('use' in entry)) return;
    const piece = shared.themes.get(entry.use);
    if (piece)
      links.push({
        path: ['themes', n],
        at: (rest) => (rest.length === 0 || rest[0] === 'id' ? file.at(['themes', n]) : piece.at(rest)),
      });
  });

  for (const id of Object.keys(written.questions)) {
    const before = shared.questions.get(id);
    if (!before) continue;
    problems.push({
      ...file.at(['questions', id]),
      what: `The question bank has a question \`${id}\` already, at ${before.at([]).file}.`,
      mend: 'Take this one out and use that one, or give this one another id.',
    });
  }
  const questions: Flow['questions'] = {};
  themes.forEach((theme, n) => {
    theme.questions.forEach((id, m) => {
      const own = written.questions[id];
      const piece = shared.questions.get(id);
      if (own) questions[id] = own;
      else if (!piece) {
        // The checks name a question that does not exist; a bank that could not be read may hold it.
        if (!whole.questions) missing = true;
      } else {
        const kept = piece.value.rows.flatMap((row, r) =>
          row.kind === 'sign' && leadsNowhere(row.concept) ? [] : [r],
        );
        if (kept.length === 0) {
          problems.push({
            ...resolvedAt(file, links, ['themes', n, 'questions', m]),
            what: `No row of the question \`${id}\` leads anywhere at the stage \`${written.stage}\`.`,
            mend: 'Take it out of the theme, or use a question whose signs belong to this stage.',
          });
        }
        links.push({
          path: ['questions', id],
          at: ([key, r, ...rest]) =>
            key === 'rows' && typeof r === 'number'
              ? piece.at(['rows', kept[r] ?? r, ...rest])
              : piece.at(key === undefined ? [] : r === undefined ? [key] : [key, r, ...rest]),
        });
        questions[id] = { ...piece.value, rows: piece.value.rows.filter((_, r) => kept.includes(r)) };
      }
    });
  });
  for (const [id, own] of Object.entries(written.questions)) questions[id] ??= own;

  const outcomes: Flow['outcomes'] = {};
  for (const [id, entry] of Object.entries(written.outcomes)) {
    const here = (rest: Path): Place => file.at(['outcomes', id, ...rest]);
    if (!('use' in entry)) {
      const steps = stepsOf(entry.steps, (rest) => here(['steps', ...rest]));
      linkSteps(['outcomes', id, 'steps'], steps);
      outcomes[id] = { ...entry, steps: steps.map(({ step }) => step) };
      continue;
    }
    const piece = find(shared.outcomes, entry.use, 'outcome', here([]));
    if (!piece) continue;
    const { use: _use, first, more, ...own } = entry;
    const { title, worth, unsafe, contacts } = own;
    const steps = [
      ...(first ? stepsOf(first, (rest) => here(['first', ...rest])) : []),
      ...stepsOf(piece.value.steps, (rest) => piece.at(['steps', ...rest])),
      ...(more ? stepsOf(more, (rest) => here(['more', ...rest])) : []),
    ];
    links.push({
      path: ['outcomes', id],
      at: ([key, ...rest]) =>
        key === undefined || key in own
          ? here(key === undefined ? [] : [key, ...rest])
          : piece.at([key, ...rest]),
    });
    linkSteps(['outcomes', id, 'steps'], steps);
    outcomes[id] = {
      ...piece.value,
      title: title ?? piece.value.title,
      worth: worth ?? piece.value.worth,
      unsafe: unsafe ?? piece.value.unsafe,
      contacts: contacts ?? piece.value.contacts,
      steps: steps.map(({ step }) => step),
    };
  }

  const { firstScreen: first, ...head } = written;
  const afterwards = first
    ? stepsOf(first.ifTheyDoNotCallBack.steps, (rest) =>
        file.at(['firstScreen', 'ifTheyDoNotCallBack', 'steps', ...rest]),
      )
    : [];
  linkSteps(['firstScreen', 'ifTheyDoNotCallBack', 'steps'], afterwards);

  if (missing) return { flow: undefined, problems };
  const value: Flow = {
    ...head,
    entry: written.entry ?? ENTRY_OF_STAGE[written.stage],
    ...(first
      ? {
          firstScreen: {
            ...first,
            ifTheyDoNotCallBack: {
              ...first.ifTheyDoNotCallBack,
              steps: afterwards.map(({ step }) => step),
            },
          },
        }
      : {}),
    opening,
    themes,
    questions,
    outcomes,
  };
  return { flow: { file: file.file, value, at: (path) => resolvedAt(file, links, path) }, problems };
}

/** Where a flow is found that does not say so. */
const ENTRY_OF_STAGE = {
  'visa-application': 'visa-applicant',
  'at-post-abroad': 'someone-needs-help',
  returning: 'coming-home',
} as const;

/** The place of a path of the flat flow: that of the piece it came from, or in the flow itself. */
function resolvedAt(
  file: YamlFile<FlowFile>,
  links: readonly { readonly path: Path; readonly at: (rest: Path) => Place }[],
  path: Path,
): Place {
  let best: (typeof links)[number] | undefined;
  for (const link of links) {
    if (link.path.length > path.length || link.path.some((part, n) => part !== path[n])) continue;
    if (!best || link.path.length > best.path.length) best = link;
  }
  return best ? best.at(path.slice(best.path.length)) : file.at(path);
}

function unknown(what: string, id: string, known: readonly string[], place: Place): Problem {
  const words = id.split('-');
  const near = known.filter((one) => one.split('-').some((word) => words.includes(word)));
  const named = near.length > 0 ? near : known;
  return {
    ...place,
    what: `parts/ has no ${what} \`${id}\`.`,
    mend:
      named.length > 0
        ? `Write one of: ${named.slice(0, 12).join(', ')}.`
        : 'Write it into a file of parts/, or write it out here.',
  };
}
