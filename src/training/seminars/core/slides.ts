import type { SeminarExercise, SeminarProgramme } from '../content/index.ts';
import type { Agenda } from './agenda.ts';
import { mixed } from './mixed.ts';
import type { NumberedModule } from './with-sources.ts';

/** One thing on the wall, and what only the presenter sees beside it. */
export interface Slide {
  readonly kind: 'title' | 'step' | 'card' | 'answer' | 'break' | 'distress';
  /** The module it belongs to; null before the first. */
  readonly module: number | null;
  readonly title: string;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  /** Words that the presenter can say as they stand. */
  readonly say: string | null;
  /** Minutes for what begins here; null where nothing is timed. */
  readonly minutes: number | null;
}

/**
 * Everything on the wall, in the order of the agenda: the rules that hold all day, then each module with its steps, the
 * cards of its exercises one at a time with their answers after them, and the breaks.
 */
export function slidesOf(
  agenda: Agenda,
  modules: readonly NumberedModule[],
  distress: SeminarProgramme['distress'],
): readonly Slide[] {
  const byNumber = new Map(modules.map((module) => [module.number, module]));
  return [
    {
      kind: 'distress',
      module: null,
      title: distress.title,
      lines: distress.rules,
      notes: [distress.lead],
      say: distress.say,
      minutes: null,
    },
    ...agenda.rows.flatMap((row): Slide[] => {
      if (row.kind === 'break') {
        return [
          {
            kind: 'break',
            module: row.module,
            title: '',
            lines: [],
            notes: [],
            say: null,
            minutes: row.minutes,
          },
        ];
      }
      const module = byNumber.get(row.module);
      return module ? slidesOfModule(module) : [];
    }),
  ];
}

function slidesOfModule(module: NumberedModule): Slide[] {
  const { number, title, minutes, aims, materials, method } = module;
  return [
    {
      kind: 'title',
      module: number,
      title,
      lines: [],
      notes: [method, ...aims, ...materials],
      say: null,
      minutes,
    },
    ...module.steps.flatMap((step): Slide[] => [
      {
        kind: 'step',
        module: number,
        title: step.show?.title ?? step.title,
        lines: step.show?.lines ?? [],
        notes: [step.do],
        say: step.say ?? null,
        minutes: step.minutes,
      },
      ...(step.exercise === undefined ? [] : slidesOfExercise(module, step.exercise)),
    ]),
  ];
}

function slidesOfExercise({ exercises, number }: NumberedModule, id: string): Slide[] {
  const exercise = exercises.find((one) => one.id === id);
  if (!exercise) return [];
  const task: Slide = {
    kind: 'card',
    module: number,
    title: exercise.title,
    lines: [exercise.task],
    notes: [],
    say: null,
    minutes: null,
  };
  return [
    task,
    ...pairsOf(exercise).flatMap(({ ask, lines, answer }): Slide[] => [
      { kind: 'card', module: number, title: ask, lines, notes: [answer], say: null, minutes: null },
      {
        kind: 'answer',
        module: number,
        title: ask,
        lines: [answer],
        notes: [answer],
        say: null,
        minutes: null,
      },
    ]),
  ];
}

/** What can be shown one at a time, and its answer. What is done on paper only has nothing to show. */
function pairsOf(
  exercise: SeminarExercise,
): readonly { readonly ask: string; readonly lines: readonly string[]; readonly answer: string }[] {
  switch (exercise.kind) {
    case 'sort': {
      const labels = new Map(exercise.heaps.map(({ id, label }) => [id, label]));
      const all = exercise.heaps.map(({ label }) => label);
      return mixed(exercise.cards).map(({ text, heap, why }) => ({
        ask: text,
        lines: all,
        answer: `${labels.get(heap) ?? heap}. ${why}`,
      }));
    }
    case 'answer':
      return exercise.questions.map(({ ask, answer }) => ({ ask, lines: [], answer }));
    case 'order':
      return exercise.cards.map(({ text, why }, n) => ({ ask: `${n + 1}. ${text}`, lines: [], answer: why }));
    case 'mark':
    case 'sheet':
      return [];
  }
}

/** The slide that a key leads to: arrows and page keys, Home and End. Undefined for any other key. */
export function slideAfterKey(key: string, at: number, count: number): number | undefined {
  const last = Math.max(0, count - 1);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
