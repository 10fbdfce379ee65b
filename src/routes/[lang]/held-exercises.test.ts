import { describe, expect, it } from 'vitest';
import { SeminarTestHeld } from '#training/results';
import { HeldExercises, type HeldExercise } from './held-exercises.svelte.ts';

const aSheet = (idle?: NonNullable<HeldExercise['idle']>): HeldExercise & { begun: boolean } => ({
  begun: true,
  clear() {
    this.begun = false;
  },
  ...(idle ? { idle } : {}),
});

describe('the exercises of a tab', () => {
  it('are emptied by the idle time', () => {
    const sheets = new HeldExercises();
    const sheet = sheets.hold('plan', () => aSheet());
    expect(sheets.idleBegun).toBe(true);
    sheets.clearIdle();
    expect(sheet.begun).toBe(false);
  });

  it('wait through the idle time where they hold nothing of anyone, and go with Leave', () => {
    const sheets = new HeldExercises();
    const sheet = sheets.hold('answers', () => aSheet({ begun: () => false, clear: () => undefined }));
    expect(sheets.idleBegun).toBe(false);
    sheets.clearIdle();
    expect(sheet.begun).toBe(true);
    sheets.clear();
    expect(sheet.begun).toBe(false);
  });
});

describe('a paper of a seminar', () => {
  it('waits for the afternoon; what the participant means to do goes with the idle time', () => {
    const sheets = new HeldExercises();
    const held = sheets.hold('seminar-test', () => new SeminarTestHeld());
    held.writeMark('7K');
    held.answer('before', 0, 2);
    held.handIn('before');
    expect(sheets.idleBegun).toBe(false);
    held.oneThing = 'Ring the shelter and introduce myself.';
    expect(sheets.idleBegun).toBe(true);
    sheets.clearIdle();
    expect(held.oneThing).toBe('');
    expect(held.sat('before')?.[0]).toBe(2);
  });

  it('cannot be changed once it was handed in, and comes back from its code', () => {
    const held = new SeminarTestHeld();
    held.answer('before', 0, 2);
    held.handIn('before');
    held.answer('before', 0, 1);
    expect(held.given('before')[0]).toBe(2);
    const other = new SeminarTestHeld();
    other.answer('after', 3, 1);
    other.takeBefore(1, '7K', held.given('before'));
    expect(other.sat('before')).toEqual(held.given('before'));
    expect(other.given('after')[3]).toBe(1);
  });
});
