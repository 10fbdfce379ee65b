import { minutesOfRolePlay } from '#training/seminars/core';
import type { Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';

type ModuleFile = Handbook['seminarModules'][number];

/**
 * A seminar: its modules are numbered from 0 without a gap or a double, the minutes of steps and of bites are those of
 * their module, every exercise is done in some step, every card has a heap; and programmes name modules that exist, in
 * bites where one is alone. The role play fits into a module.
 */
export function checkSeminars(handbook: Handbook): Problem[] {
  if (handbook.unread.has('seminars')) return [];
  return [
    ...handbook.seminarModules.flatMap(checkModule),
    ...checkNumbers(handbook),
    ...checkProgramme(handbook),
  ];
}

const sum = (parts: readonly { readonly minutes: number }[]): number =>
  parts.reduce((minutes, part) => minutes + part.minutes, 0);

function checkNumbers({ seminarModules, seminarProgramme }: Handbook): Problem[] {
  const first = new Map<number, ModuleFile>();
  const twice = seminarModules.flatMap((module): Problem[] => {
    const before = first.get(module.number);
    if (before) {
      return [
        {
          ...module.at([]),
          what: `The file ${before.id}.yaml is module ${String(module.number)} too.`,
          mend: 'Give one of the two files another number.',
        },
      ];
    }
    first.set(module.number, module);
    return [];
  });
  const highest = Math.max(-1, ...first.keys());
  const gaps = Array.from({ length: highest + 1 }, (_, number) => number).filter(
    (number) => !first.has(number),
  );
  const last = first.get(highest);
  return [
    ...twice,
    ...(last
      ? gaps.map((number) => ({
          ...last.at([]),
          what: `There is a module ${String(highest)}, and no module ${String(number)}.`,
          mend: 'Number the modules from 0 without a gap: trainers call them by their numbers.',
        }))
      : []),
    ...(last && !seminarProgramme
      ? [
          {
            ...last.at([]),
            what: 'There are modules, and no programme that they belong to.',
            mend: 'Write seminars/programme.yaml, or bring it back from the last edition.',
          },
        ]
      : []),
  ];
}

function checkModule({ value, at }: ModuleFile): Problem[] {
  const { minutes, steps, bites, exercises } = value;
  const done = new Set(steps.flatMap(({ exercise }) => exercise ?? []));
  const known = new Set(exercises.map(({ id }) => id));
  const problems: Problem[] = [];
  const add = (path: (string | number)[], what: string, mend: string): void => {
    problems.push({ ...at(path), what, mend });
  };
  if (sum(steps) !== minutes) {
    add(
      ['minutes'],
      `The module takes ${String(minutes)} minutes, and its steps take ${String(sum(steps))}.`,
      'Change the minutes of a step, so that whoever leads the group ends on time.',
    );
  }
  if (bites.length > 0 && sum(bites) !== minutes) {
    add(
      ['bites'],
      `The module takes ${String(minutes)} minutes, and its bites take ${String(sum(bites))}.`,
      'Change the minutes of a bite.',
    );
  }
  steps.forEach(({ exercise }, n) => {
    if (exercise !== undefined && !known.has(exercise)) {
      add(
        ['steps', n, 'exercise'],
        `This module has no exercise \`${exercise}\`.`,
        'Write it under `exercises`, or name one that is there.',
      );
    }
  });
  exercises.forEach((exercise, n) => {
    if (exercises.findIndex(({ id }) => id === exercise.id) < n) {
      add(['exercises', n, 'id'], `The exercise \`${exercise.id}\` stands twice.`, 'Give one another id.');
    }
    if (!done.has(exercise.id)) {
      add(
        ['exercises', n, 'id'],
        `No step does the exercise \`${exercise.id}\`, so nobody would see it.`,
        'Name it under `exercise` in a step, or take it out.',
      );
    }
    if (exercise.kind === 'sort') {
      const heaps = exercise.heaps.map(({ id }) => id);
      exercise.cards.forEach(({ heap }, m) => {
        if (!heaps.includes(heap)) {
          add(
            ['exercises', n, 'cards', m, 'heap'],
            `There is no heap \`${heap}\` to lay this card on.`,
            `Use one of: ${heaps.join(', ')}.`,
          );
        }
      });
    }
    if (exercise.kind === 'mark') {
      exercise.papers.forEach(({ title, lines }, m) => {
        if (!lines.some(({ mark }) => mark !== undefined)) {
          add(
            ['exercises', n, 'papers', m],
            `Nothing is to be marked in "${title}".`,
            'Write `mark` at a line, with the reason, or use another kind of exercise.',
          );
        }
      });
    }
  });
  return problems;
}

function checkProgramme({ seminarProgramme, seminarModules }: Handbook): Problem[] {
  if (!seminarProgramme) return [];
  const { value, at } = seminarProgramme;
  const byNumber = new Map(seminarModules.map((module) => [module.number, module]));
  const place = (...path: (string | number)[]): Place => at(path);
  const longest = Math.max(0, ...seminarModules.map((module) => module.value.minutes));
  const played = minutesOfRolePlay(value.rolePlay);
  return [
    ...value.mixes.flatMap(({ id, modules, breaks, alone }, n): Problem[] => [
      ...(value.mixes.findIndex((mix) => mix.id === id) < n
        ? [
            {
              ...place('mixes', n, 'id'),
              what: `The programme \`${id}\` stands twice.`,
              mend: 'Give one of them another id, or take it out.',
            },
          ]
        : []),
      ...modules.flatMap((number, m): Problem[] => {
        const module = byNumber.get(number);
        if (!module) {
          return [
            {
              ...place('mixes', n, 'modules', m),
              what: `There is no module ${String(number)}.`,
              mend: 'Use the number of a file in seminars/, or write that module.',
            },
          ];
        }
        if (modules.indexOf(number) < m) {
          return [
            {
              ...place('mixes', n, 'modules', m),
              what: `Module ${String(number)} stands twice in this programme.`,
              mend: 'Take one of them out.',
            },
          ];
        }
        return alone && module.value.bites.length === 0
          ? [
              {
                ...place('mixes', n, 'modules', m),
                what: `This programme is for one person alone, and module ${String(number)} has no bites.`,
                mend: 'Write `bites` in that module, or leave it out here.',
              },
            ]
          : [];
      }),
      ...breaks.flatMap(({ after }, m): Problem[] =>
        modules.includes(after)
          ? []
          : [
              {
                ...place('mixes', n, 'breaks', m, 'after'),
                what: `This break follows module ${String(after)}, which the programme does not have.`,
                mend: 'Name a module of this programme.',
              },
            ],
      ),
    ]),
    ...(seminarModules.length > 0 && played > longest
      ? [
          {
            ...place('rolePlay', 'minutes'),
            what: `All rounds of the role play take ${String(played)} minutes, longer than any module.`,
            mend: 'Make the parts shorter, or have fewer rounds.',
          },
        ]
      : []),
  ];
}
