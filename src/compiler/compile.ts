import type { FlowExample } from '#screening/content';
import { checkAgreements } from './checks/agreements.ts';
import { checkBook } from './checks/book.ts';
import { checkCards } from './checks/cards.ts';
import { checkContacts } from './checks/contacts.ts';
import { checkEstablished } from './checks/establish.ts';
import { checkExamples } from './checks/examples.ts';
import { checkFigures } from './checks/figures.ts';
import { checkFlows } from './checks/flows.ts';
import { checkHtcds } from './checks/htcds.ts';
import { checkInterface } from './checks/interface.ts';
import { checkLists } from './checks/lists.ts';
import { checkGiveCards } from './checks/give-cards.ts';
import { checkOffers } from './checks/offers.ts';
import { checkProof } from './checks/proof.ts';
import { checkReferences } from './checks/references.ts';
import { checkSearchWords } from './checks/search-words.ts';
import { checkReturn } from './checks/return.ts';
import { checkSeminarTest } from './checks/seminar-test.ts';
import { checkSeminars } from './checks/seminars.ts';
import { checkShared } from './checks/shared.ts';
import { checkTraining } from './checks/training.ts';
import { checkWording } from './checks/wording.ts';
import { emit, type Files } from './emit/emit.ts';
import { readHandbook, type Handbook } from './handbook.ts';
import { FaultyHandbook, inOrder, lineOf, type Problem } from './problem.ts';

/** The checks across files, in the order in which they are run. Each gives every fault it can find. */
const CHECKS: readonly ((handbook: Handbook) => Problem[])[] = [
  checkReferences,
  checkLists,
  checkShared,
  checkCards,
  checkFlows,
  checkEstablished,
  checkProof,
  checkExamples,
  checkTraining,
  checkContacts,
  checkFigures,
  checkGiveCards,
  checkOffers,
  checkBook,
  checkReturn,
  checkAgreements,
  checkSeminarTest,
  checkSeminars,
  checkSearchWords,
  checkHtcds,
  checkInterface,
  checkWording,
];

/** Reads and checks the handbook in the folder `root`. Gives what could be read, and every fault in order. */
export function check(root: string): { handbook: Handbook; problems: Problem[] } {
  const { handbook, problems } = readHandbook(root);
  return { handbook, problems: inOrder([...problems, ...CHECKS.flatMap((run) => run(handbook))]) };
}

/** Compiles the handbook in the folder `root` into the files of its language. Throws FaultyHandbook, naming every fault. */
export function compile(root: string): Files {
  const { handbook, problems } = check(root);
  if (problems.length > 0) throw new FaultyHandbook(problems);
  return emit(handbook);
}

/** A handbook for an editor who is at work on it. */
export interface AtWork {
  readonly files: Files;
  /** The examples of each flow, by its id. They are never part of `files`. */
  readonly examples: Readonly<Record<string, readonly FlowExample[]>>;
  /** Examples and invented people that come out otherwise, and what else is wrong with them. */
  readonly exampleFaults: readonly Problem[];
}

/**
 * As `compile`, except that a fault of an example stops nothing: whoever wrote it wants to see where it leads.
 * Throws FaultyHandbook for every other fault.
 */
export function compileAtWork(root: string): AtWork {
  const { handbook, problems } = check(root);
  const lines = new Set(checkExamples(handbook).map(lineOf));
  const others = problems.filter((problem) => !lines.has(lineOf(problem)));
  if (others.length > 0) throw new FaultyHandbook(problems);
  return {
    files: emit(handbook),
    examples: Object.fromEntries(
      handbook.flows.map(({ id, examples }) => [id, examples?.value.examples ?? []]),
    ),
    exampleFaults: problems,
  };
}
