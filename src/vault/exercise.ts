/**
 * A value of practice: about invented people, and marked so wherever it goes, in memory and on the disk. The mark is the
 * wall: what bears it cannot be written where real cases lie, neither by type nor while the app runs.
 */
export type Exercise<T extends object> = T & { readonly exercise: true };

/** Refuses, by type, a value that bears the mark of practice: `T & Real<T>` is then nothing that anybody could hand in. */
export type Real<T> = T extends { readonly exercise: true } ? never : unknown;

/** Whether a value bears the mark of practice. */
export function isExercise(value: unknown): value is Exercise<object> {
  return typeof value === 'object' && value !== null && 'exercise' in value && value.exercise === true;
}

/** Marks a value as practice. */
export function asExercise<T extends object>(value: T): Exercise<T> {
  return { ...value, exercise: true };
}

/** A slip in the program: practice was about to be written among real cases, or the other way round. Nothing was written. */
export class WrongSideOfTheWall extends Error {
  override readonly name = 'WrongSideOfTheWall';

  constructor(what: 'exercise' | 'real') {
    super(
      what === 'exercise'
        ? 'This is practice, and it was about to be kept in the notebook. Nothing was written.'
        : 'This does not bear the mark of practice, and it was about to be kept there. Nothing was written.',
    );
  }
}
