import type { Component, Snippet } from 'svelte';
import type { QuestionCard, Reasoning, ScreeningSession, SetAside, TalkStrip } from '#screening';
import type { AnswerKey, ShownQuestion, WhyNext } from '#screening/core';

/** What the opening does not need, the rule among it: in one piece, which is read when a screening has begun. */
export interface WalkParts {
  readonly reasoning: Reasoning;
  readonly QuestionCard: typeof QuestionCard;
  readonly SetAside: typeof SetAside;
  readonly TalkStrip: typeof TalkStrip;
  readonly AllThemes: Component<{ session: ScreeningSession }>;
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
