/*
 * The one place in the app that runs a schema of the handbook. Everything else that the app shows was checked while
 * building; a trainer's own case was not, so it is checked here, against the very schema that the compiler uses. The
 * library that does it is read when a case is checked, and by nobody else.
 */
export type { TrainingCase } from '#training/cases/content';
export type { CaseSource, PracticeCase } from '#training/cases/core';

/** The schema of a training case. Rejects when it cannot be read on this device. */
export async function caseSchema() {
  const { config } = await import('zod');
  // Before the schema is made: otherwise the library tries to write code of its own, which the policy of the page refuses.
  config({ jitless: true });
  const { TrainingCase } = await import('#training/cases/content');
  return TrainingCase;
}
