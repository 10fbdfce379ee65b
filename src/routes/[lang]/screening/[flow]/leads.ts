import type { CardChosen } from '#giveouts/cards/core';
import type { Typed } from '#giveouts/offers/core';
import type { ReturnPlan } from '#giveouts/return/core';
import { besideKey, besideOf, type Answers, type Facts, type FlowWithId } from '#screening/core';

/** What is made ready on another page, with what the screening recorded already in it. */
export type Lead =
  | { readonly to: 'cards'; readonly fill: Partial<CardChosen> }
  | { readonly to: 'offer'; readonly fill: Typed }
  | { readonly to: 'return'; readonly fill: Partial<ReturnPlan> }
  | { readonly to: 'referral' }
  | { readonly to: 'checklists'; readonly id: string };

/** What leads are worked out from: all of it is recorded, nothing is guessed. */
export interface LeadsFrom {
  readonly flow: Pick<FlowWithId, 'id' | 'stage' | 'opening'>;
  readonly answers: Answers;
  readonly facts: Pick<Facts, 'alone' | 'age' | 'fearsOwnState' | 'missionInvolved'>;
  /** The ids of what was answered with yes. */
  readonly concepts: readonly string[];
  /** There is a person who can be asked. */
  readonly withPerson: boolean;
  /** The officer's own post, if they said so: country codes. */
  readonly post: { readonly sendingState: string; readonly hostCountry: string } | null;
}

/** The journey that a flow is about. A flow that is not here is about no one kind of journey. */
const SITUATION: Readonly<Partial<Record<string, CardChosen['situation']>>> = {
  'visa-work': 'work',
  'visa-sport-stage': 'work',
  'visa-au-pair': 'au-pair',
  'visa-student': 'study',
  'visa-marriage': 'marriage',
  'visa-household': 'domestic-work',
  'visa-visit': 'visit',
};

/** Flows in which an offer of work may lie on the table. */
const WITH_OFFER: ReadonlySet<string> = new Set([
  'visa-applicant',
  'visa-work',
  'visa-sport-stage',
  'visa-au-pair',
  'visa-student',
  'visa-household',
  'one-file',
  'several-files',
  'person-at-post',
  'diplomats-worker-at-post',
]);

/** Flows about an application for a permit to work: that much of the offer is known from the application. */
const FOR_WORK: ReadonlySet<string> = new Set(['visa-work', 'visa-household']);

/**
 * What an answer of the form says in the same words as something that a talk can establish. What only comes near stays out:
 * that a fee was paid is no sum, and that papers are kept does not say by whom.
 */
export const SAID_IN_OFFER: Readonly<Record<string, Typed>> = {
  'contract-unreadable': { reads: 'no' },
  'two-contracts': { contracts: 'two-that-differ' },
  'licence-missing': { agency: 'no-licence' },
  'does-not-know-employer': { employerKnown: 'no' },
  'wrong-visa-type': { visa: 'visitor' },
};

/** What those can be given who stand behind a file, or employ at home. It is for all of them, and says nothing of one. */
const CHECKLIST: Readonly<Partial<Record<string, string>>> = {
  'several-files': 'recruitment-agencies',
  'one-file': 'recruitment-agencies',
  'visa-household': 'employers',
  'diplomats-worker-at-post': 'employers',
};

/** Nobody who asks after a person learns anything of them: nothing of the screening is filled in. */
const TELLS_NOTHING: ReadonlySet<string> = new Set(['relative-who-calls']);

/**
 * What fits after any outcome of a flow, the most fitting first; never empty. What must be agreed on with the person, or
 * shows what they told, is offered only once they are alone with the officer. None of it depends on the band: who stands
 * beside must learn nothing from what is offered.
 */
export function leadsFrom({ flow, answers, facts, concepts, withPerson, post }: LeadsFrom): Lead[] {
  const silent = TELLS_NOTHING.has(flow.id);
  const visa = flow.stage === 'visa-application';
  const mayOpen = withPerson && facts.alone && !silent;
  const leads: Lead[] = [];
  const back: Lead = { to: 'return', fill: planFrom(facts) };
  const onwards: Lead = { to: 'referral' };
  if (mayOpen)
    leads.push(...(flow.stage === 'returning' ? [back, onwards] : visa ? [onwards] : [onwards, back]));
  const card: Lead = { to: 'cards', fill: silent ? {} : cardFrom(flow, answers, facts, post) };
  if (visa || !mayOpen) leads.unshift(card);
  else leads.push(card);
  if (WITH_OFFER.has(flow.id))
    leads.push({ to: 'offer', fill: offerFrom(flow.id, mayOpen || !withPerson ? concepts : []) });
  const checklist = CHECKLIST[flow.id];
  if (checklist !== undefined) leads.push({ to: 'checklists', id: checklist });
  return leads;
}

/** A journey has a way before, and a place there; who is in trouble is there already. */
function cardFrom(
  { id, stage }: LeadsFrom['flow'],
  answers: Answers,
  { alone }: LeadsFrom['facts'],
  post: LeadsFrom['post'],
): Partial<CardChosen> {
  const situation = SITUATION[id] ?? (stage !== 'visa-application' && alone ? 'in-trouble' : undefined);
  const places =
    post === null
      ? {}
      : stage === 'visa-application'
        ? { from: post.hostCountry, destination: post.sendingState }
        : { from: '', destination: stage === 'returning' ? post.sendingState : post.hostCountry };
  // The language of the last card that they pointed on.
  const card = [...besideOf(answers, 'card').keys()].at(-1);
  const lang = card === undefined ? undefined : answers[besideKey('card', card)]?.note;
  return { ...(situation ? { situation } : {}), ...places, ...(lang === undefined ? {} : { lang }) };
}

/** Currency, pay and costs are for the papers to say. Where something else was told than the application says, that stands. */
function offerFrom(flow: string, concepts: readonly string[]): Typed {
  return Object.assign(
    FOR_WORK.has(flow) ? { visa: 'work' } : {},
    ...concepts.map((concept) => SAID_IN_OFFER[concept] ?? {}),
  ) as Typed;
}

/** Only what was recorded with a yes: not asked is not a no, and the planner asks it. */
function planFrom({ age, fearsOwnState, missionInvolved }: LeadsFrom['facts']): Partial<ReturnPlan> {
  return {
    age,
    answers: {
      ...(fearsOwnState ? { 'fears-own-state': 'yes' as const } : {}),
      ...(missionInvolved ? { 'mission-involved': 'yes' as const } : {}),
    },
  };
}
