import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListedCase, PracticeCase } from '#training/cases/core';
import { toldIn } from '../../src/compiler/checks/training.ts';
import { check, compile } from '../../src/compiler/compile.ts';
import { fingerprintOf } from '../../src/compiler/emit/emit.ts';
import { reachedIn } from '../../src/compiler/reached.ts';

const SOUND = join(import.meta.dirname, 'handbooks/sound');

describe('the cases to practise with', () => {
  const files = compile(SOUND);

  it('are one small file each, with the notes and the sources in words', () => {
    const one = files['training/small-case'] as PracticeCase;
    expect(one).toMatchObject({
      id: 'small-case',
      number: 1,
      band: 'refer',
      notes: '<p>Give the group four minutes.</p>',
    });
    expect(one.sources.map(({ title }) => title)).toEqual(['A first book']);
  });

  it('are listed without anything that gives an answer away', () => {
    expect(files['training/cases']).toEqual([
      {
        number: 1,
        id: 'small-case',
        title: 'A folded passport',
        setting: 'A counter in the morning.',
        minutes: 10,
        flow: 'counter',
      },
    ] satisfies ListedCase[]);
  });

  it('change the fingerprint of the edition, like every other file', () => {
    const { edition: _edition, ...others } = files;
    expect(fingerprintOf({ ...others, 'training/small-case': 'changed' })).not.toBe(fingerprintOf(others));
  });

  it('are run and named with everybody else, so that a change of a rule shows whom it touches', () => {
    const { reached } = reachedIn(check(SOUND).handbook);
    expect(reached.filter(({ of }) => of === 'training')).toEqual([
      expect.objectContaining({
        name: 'small-case',
        band: 'refer',
        reaches: 'refer',
        ticks: ['al-papers-kept'],
      }),
    ]);
  });
});

describe('whom a choice tells, by its words', () => {
  it.each([
    ['Call the police.', ['police']],
    ['Have the guard call the police for Mr Example.', ['police']],
    ['Ring her mother and ask how she is.', ['family']],
    ['Call the police and her mother.', ['police', 'family']],
    ['Telephone the berry firm.', ['employer']],
    ['Ask the two agents what they were paid.', ['agent']],
    ['Write to the sponsor.', ['sponsor']],
    ['Report it all to the police today.', ['police']],
    ['Inform protocol at once.', ['protocol']],
    ['Call her own embassy.', ['own-state']],
    ['Contact the club in their town.', ['club']],
    ['Bring her back to the family.', ['family']],
  ])('%s', (text, told) => expect(toldIn(text)).toEqual(told));

  it.each([
    'Ask her about the firm and the agent.',
    'Tell her the number of the police and leave it with her.',
    'Ask whether she wants the police.',
    'Do not call the police.',
    'Go on without telling anybody; never ring the family.',
    'Ask whom the sister may tell.',
    'Ask which firm it is, and look it up in the register.',
    'Listen, and call the helpline with her if she agrees.',
    'Explain what the police of the host State can do.',
    'Call the number of the host State with her.',
  ])('nobody: %s', (text) => expect(toldIn(text)).toEqual([]));
});
