import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agendaOf, minutesOfRolePlay, planOf, slidesOf } from '#training/seminars/core';
import { check } from '../../src/compiler/compile.ts';
import { emitSeminars } from '../../src/compiler/emit/seminars.ts';
import { lineOf } from '../../src/compiler/problem.ts';
import type { ProgrammeWithModules, SeminarPack } from '#training/seminars/core';

const { handbook, problems } = check(join(import.meta.dirname, '../../handbook'));
const files = emitSeminars(handbook);
const programme = files['seminars/programme'] as ProgrammeWithModules;
const pack = files['seminars/modules'] as SeminarPack;
const mix = (id: string): ProgrammeWithModules['mixes'][number] =>
  programme.mixes.find((one) => one.id === id)!;

describe('the seminar of this handbook', () => {
  it('has no fault', () => expect(problems.map(lineOf)).toEqual([]));

  it('has fourteen modules with the minutes of the programme', () => {
    expect(programme.modules.map(({ number, minutes }) => [number, minutes])).toEqual(
      [20, 40, 25, 35, 30, 40, 60, 40, 35, 20, 15, 50, 20, 20].map((minutes, number) => [number, minutes]),
    );
  });

  it.each([
    ['full-day', 450, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
    ['half-day', 270, [0, 1, 5, 6, 7, 11, 13]],
    ['self-study', 340, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  ])('offers %s with %d minutes of work', (id, minutes, modules) => {
    expect(mix(id).modules).toEqual(modules);
    expect(agendaOf(planOf(mix(id)), programme.modules).work).toBe(minutes);
  });

  it.each(['full-day', 'half-day'])('offers %s with breaks that leave nothing to warn of', (id) => {
    expect(agendaOf(planOf(mix(id)), programme.modules).warnings).toEqual([]);
  });

  it('plays in threes: seven minutes, three of feedback, three rounds, within module 6', () => {
    const { minutes, rounds, points, scenes } = pack.rolePlay;
    expect([minutes.play, minutes.feedback, rounds, points.length]).toEqual([7, 3, 3, 10]);
    const played = pack.modules[6]?.steps.find(({ title }) => title === 'Role play in threes');
    expect(played?.minutes).toBe(minutesOfRolePlay(pack.rolePlay));
    // A new scene for every round, each with a secret that only the applicant reads.
    expect(scenes.length).toBeGreaterThanOrEqual(rounds);
    for (const { roles } of scenes) {
      expect(roles.filter(({ secret }) => secret !== undefined).map(({ role }) => role)).toEqual([
        'applicant',
      ]);
    }
  });

  it('brings every exercise that the plan names, whole', () => {
    const kinds = pack.modules.flatMap(({ number, exercises }) =>
      exercises.map((one) => {
        const parts =
          one.kind === 'mark'
            ? one.papers
            : one.kind === 'sheet'
              ? one.fields
              : one.kind === 'answer'
                ? one.questions
                : one.cards;
        return `${String(number)} ${one.id} ${String(parts.length)}`;
      }),
    );
    expect(kinds).toEqual(
      expect.arrayContaining([
        '1 twelve-cards 12',
        '3 chain 8',
        '4 who-does-what 12',
        '5 two-files 2',
        '7 right-number 10',
        '10 spot-the-leak 2',
      ]),
    );
  });

  it('never shows on the wall what only the presenter should say', () => {
    const agenda = agendaOf(planOf(mix('full-day')), programme.modules);
    const slides = slidesOf(agenda, pack.modules, programme.distress);
    const shown = new Set(slides.flatMap(({ title, lines }) => [title, ...lines]));
    const told = pack.modules.flatMap(({ steps }) => steps.map((step) => step.do));
    expect(told.filter((text) => shown.has(text))).toEqual([]);
  });
});

describe('a handbook without a seminar', () => {
  it('hands over nothing of it', () => {
    const small = check(join(import.meta.dirname, 'handbooks/sound')).handbook;
    expect(emitSeminars(small)).toEqual({});
  });
});
