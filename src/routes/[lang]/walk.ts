import type { Snippet } from 'svelte';
import type { FirstView as FirstViewComponent, PlaceInFlow, Reasoning, TalkStrip } from '#screening';
import type { AnswerKey, FlowWithId, ShownQuestion, WhyNext } from '#screening/core';
import type SetAsideAnswers from './SetAsideAnswers.svelte';
import type WalkOn from './WalkOn.svelte';

/** What the opening does not need, the rule among it: in one piece, which is read when a screening has begun. */
export interface WalkParts {
  readonly reasoning: Reasoning;
  readonly PlaceInFlow: typeof PlaceInFlow;
  readonly TalkStrip: typeof TalkStrip;
  readonly SetAsideAnswers: typeof SetAsideAnswers;
  readonly WalkOn: typeof WalkOn;
}

/** What the page is told when it puts in something of its own. */
export interface Walked<Parts> {
  readonly parts: Parts;
  /** There is a person who can be asked. */
  readonly withPerson: boolean;
  readonly alone: boolean;
  /** What an answer speaks of, and the heading of a question. */
  readonly nameOf: (key: AnswerKey) => string;
  readonly titleOf: (question: string) => string;
  /** Answers that were set aside, and do not count. */
  readonly setAside: Snippet;
}
export interface WalkedQuestion<Parts> extends Walked<Parts> {
  readonly question: ShownQuestion;
  /** The question that is suggested next, and why. */
  readonly suggested: { readonly title: string; readonly why: WhyNext } | null;
}

export type FirstView = typeof FirstViewComponent;

/** The first screen of a flow that has one, in a piece of its own; undefined for the others. For a `load`. */
export async function firstViewOf(flow: FlowWithId): Promise<FirstView | undefined> {
  return flow.firstScreen && (await import('./first-view.ts')).FirstView;
}
