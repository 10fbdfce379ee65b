import type { Case, Need, SafeContact, Task } from './case.ts';

/** A case with one need more. */
export function withNeed(one: Case, need: Need): Case {
  return { ...one, needs: [...one.needs, need], changedAt: need.since };
}

/** Marks a need as met, or as open again. */
export function withNeedMet(one: Case, id: string, met: boolean, now: number): Case {
  const needs = one.needs.map((need) => (need.id === id ? { ...need, metAt: met ? now : null } : need));
  return { ...one, needs, changedAt: now };
}

/** A case with one task more. */
export function withTask(one: Case, task: Task, now: number): Case {
  return { ...one, tasks: [...one.tasks, task], changedAt: now };
}

/** Marks a task as done, or as open again. */
export function withTaskDone(one: Case, id: string, done: boolean, now: number): Case {
  const tasks = one.tasks.map((task) => (task.id === id ? { ...task, doneAt: done ? now : null } : task));
  return { ...one, tasks, changedAt: now };
}

/** Sets when and how the person can be reached next; null once it was done and nothing new was agreed. */
export function withSafeContact(one: Case, contact: SafeContact | null, now: number): Case {
  return { ...one, nextSafeContact: contact, changedAt: now };
}

/** Something in a case that has a day, and is not done. */
export interface Due {
  readonly of: 'task' | 'deadline' | 'safe-contact';
  /** The id of the task or deadline; '' for the safe contact, of which there is one. */
  readonly id: string;
  readonly day: string;
  readonly what: string;
  /** The day is over. */
  readonly late: boolean;
}

/**
 * What is due in a case, the earliest first. `dayOf` gives the day of a moment in the officer's calendar. Tasks and days of
 * law without a day are not here: they are in their own lists.
 */
export function dueIn(one: Case, today: string, dayOf: (at: number) => string): Due[] {
  const due: Omit<Due, 'late'>[] = [];
  const contact = one.nextSafeContact;
  if (contact) due.push({ of: 'safe-contact', id: '', day: dayOf(contact.at), what: contact.number });
  for (const { id, what, due: day, doneAt } of one.tasks) {
    if (doneAt === null && day !== null) due.push({ of: 'task', id, day, what });
  }
  for (const { id, fact, day, doneAt } of one.deadlines) {
    if (doneAt === null && day !== null) due.push({ of: 'deadline', id, day, what: fact });
  }
  return due
    .map((each) => ({ ...each, late: each.day < today }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
