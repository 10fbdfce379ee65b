import { describe, expect, it } from 'vitest';
import { CardHeld } from '#giveouts/cards';
import { OfferHeld } from '#giveouts/offers';
import { readOffer, ticksFrom, type OfferRules } from '#giveouts/offers/core';
import { ReturnPlanHeld } from '#giveouts/return';
import { asksAlone, besideKey, type Facts, type FlowWithId } from '#screening/core';
import { compile } from '../src/compiler/compile.ts';
import { SAID_IN_OFFER, leadsFrom, type Lead } from '../src/routes/[lang]/screening/[flow]/leads.ts';

const files = compile('handbook');
const flows = Object.entries(files).flatMap(([name, file]) =>
  /^screening\/flow-(?!s$)/.test(name) ? [file as FlowWithId] : [],
);
const post = { sendingState: 'se', hostCountry: 'vn' };
const nothing = { alone: false, age: null, fearsOwnState: false, missionInvolved: false };

const leadsOf = (
  flow: FlowWithId,
  facts: Partial<Facts> = {},
  answers = {},
  concepts: readonly string[] = [],
): Lead[] =>
  leadsFrom({ flow, answers, facts: { ...nothing, ...facts }, concepts, withPerson: asksAlone(flow), post });
const named = (id: string): FlowWithId => {
  const flow = flows.find((one) => one.id === id);
  if (!flow) throw new Error(`There is no flow ${id}.`);
  return flow;
};

describe('every outcome of every flow', () => {
  it('is there to be looked at', () => {
    expect(flows.length).toBeGreaterThan(15);
  });

  it.each(flows.flatMap((flow) => Object.keys(flow.outcomes).map((outcome) => [flow.id, outcome] as const)))(
    '%s, %s: leads to something that fits, with others in the room too',
    (id) => {
      for (const alone of [true, false]) {
        for (const age of ['adult', 'under-18', 'unsure', null] as const) {
          expect(leadsOf(named(id), { alone, age }).length).toBeGreaterThan(0);
        }
      }
    },
  );

  it.each(flows.map(({ id }) => id))('%s: leads only to pages that there are', (id) => {
    for (const alone of [true, false]) {
      for (const lead of leadsOf(named(id), { alone })) {
        if (lead.to === 'checklists') expect(files[`checklists/${lead.id}`]).toBeDefined();
      }
    }
  });
});

describe('what stands ready', () => {
  it.each([
    ['visa-work', 'work'],
    ['visa-au-pair', 'au-pair'],
    ['visa-student', 'study'],
    ['visa-marriage', 'marriage'],
    ['visa-household', 'domestic-work'],
    ['visa-visit', 'visit'],
  ])('after %s is a card on %s, from the post to where the officer serves', (id, situation) => {
    const card = new CardHeld('');
    const lead = leadsOf(named(id)).find(({ to }) => to === 'cards');
    card.takeUp(lead && 'fill' in lead ? lead.fill : undefined);
    expect(card.chosen).toMatchObject({ situation, from: 'vn', destination: 'se' });
  });

  it('is a card in the language of the cards that the person pointed on', () => {
    const answers = { [besideKey('card', 'papers')]: { answer: 'yes', note: 'vi' } };
    const lead = leadsOf(named('visa-work'), {}, answers).find(({ to }) => to === 'cards');
    expect(lead).toMatchObject({ fill: { lang: 'vi' } });
  });

  it('after somebody who comes home is the return planner first, with what was recorded and nothing else', () => {
    const plan = new ReturnPlanHeld();
    const [lead] = leadsOf(named('coming-home'), { alone: true, age: 'unsure', fearsOwnState: true });
    expect(lead?.to).toBe('return');
    plan.takeUp(lead && 'fill' in lead ? lead.fill : undefined);
    expect(plan.plan).toMatchObject({ age: 'unsure', answers: { 'fears-own-state': 'yes' } });
    // Not asked is not a no.
    expect(plan.plan.answers['mission-involved']).toBeUndefined();
  });

  it.each(['person-at-post', 'coming-home', 'visa-work'])(
    'after %s asks for no agreement, and shows nothing that was told, while others are in the room',
    (id) => {
      const leads = leadsOf(named(id), { alone: false, fearsOwnState: true });
      expect(leads.map(({ to }) => to)).not.toContain('referral');
      expect(leads.map(({ to }) => to)).not.toContain('return');
      expect(JSON.stringify(leads)).not.toMatch(/fears|in-trouble/);
    },
  );

  it('for whoever asks after a person tells nothing of them', () => {
    const leads = leadsOf(named('relative-who-calls'), { alone: true, age: 'unsure', fearsOwnState: true });
    expect(leads).toEqual([{ to: 'cards', fill: {} }]);
  });

  const offerAfter = (id: string, facts: Partial<Facts>, concepts: readonly string[] = []): OfferHeld => {
    const held = new OfferHeld();
    const lead = leadsOf(named(id), facts, {}, concepts).find(({ to }) => to === 'offer');
    held.takeUp(lead && 'fill' in lead ? lead.fill : undefined);
    return held;
  };

  it('after an application for work is an offer with a permit for work in it, and nothing else', () => {
    expect(offerAfter('visa-work', { alone: false }).typed).toEqual({ visa: 'work' });
    expect(offerAfter('visa-household', { alone: true }).typed).toEqual({ visa: 'work' });
  });

  it('after a talk is an offer with what was told, where it is the same, once nobody else is there', () => {
    const told = ['two-contracts', 'does-not-know-employer', 'recruitment-fee', 'travel-debt'];
    expect(offerAfter('person-at-post', { alone: true }, told).typed).toEqual({
      contracts: 'two-that-differ',
      employerKnown: 'no',
    });
    expect(offerAfter('person-at-post', { alone: false }, told).typed).toEqual({});
    // What was told goes before what the application says.
    expect(offerAfter('visa-work', { alone: true }, ['wrong-visa-type']).typed).toEqual({ visa: 'visitor' });
  });

  it('is an empty offer where nothing of it is known, so that none is put in the place of another', () => {
    expect(offerAfter('one-file', {}).begun).toBe(false);
    expect(offerAfter('one-file', {}, ['licence-missing']).typed).toEqual({ agency: 'no-licence' });
  });

  it.each(Object.entries(SAID_IN_OFFER))(
    'in an offer says %s, and the checker reads it as that again',
    (concept, typed) => {
      const { offer, faults } = readOffer(typed);
      expect(faults).toEqual({});
      const rules = files['offers/rules'] as OfferRules;
      expect(ticksFrom(offer, rules, true).map((tick) => tick.concept)).toEqual([concept]);
    },
  );
});
