/*
 * The one place in the app that runs a schema of the handbook. Everything else that the app shows was checked while
 * building; a trainer's own case was not, so it is checked here, against the very schema that the compiler uses. The
 * library that does it is read when a case is checked, and by nobody else.
 */
export type { TrainingCase } from '#training/cases/content';
export { MOST, type CaseSource, type PracticeCase } from '#training/cases/core';

/** Where the library looks for its settings when it is loaded. */
const shared = globalThis as { __zod_globalConfig?: { jitless?: boolean } };

/** The schema of a training case. Rejects when it cannot be read on this device. */
export async function caseSchema() {
  // Before the library is loaded, and not by its own `config`: a build may lay library and schemas into one file, and making
  // a schema is when it tries whether it may write code of its own, which the policy of the page refuses and reports.
  Object.assign((shared.__zod_globalConfig ??= {}), { jitless: true });
  const { TrainingCase } = await import('#training/cases/content');
  return TrainingCase;
}
