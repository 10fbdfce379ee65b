import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTick } from '../../../tests/support/screening.ts';
import { assess, heightOf, type Situation } from './assess.ts';
import { DIMENSIONS, PUBLISHED_LISTS, type ListedIndicator } from './indicators.ts';

const calm: Situation = {
  age: 'adult',
  stage: 'at-post-abroad',
  danger: 'no',
  outAndSafe: false,
  hoursLeft: null,
  unease: false,
  ticks: [],
};
const about = (changes: Partial<Situation>) => assess({ ...calm, ...changes });

let made = 0;
/** A sign on the adult labour list, whose strengths count. */
const labour = (
  dimension: ListedIndicator['dimension'],
  strength: ListedIndicator['strength'],
  speaksOf: ListedIndicator['speaksOf'],
): ListedIndicator =>
  aTick({
    id: `sign-${String(++made)}`,
    list: 'adult-labour',
    ages: 'adult',
    counts: true,
    dimension,
    strength,
    speaksOf,
  });
const positive = (dimension: ListedIndicator['dimension'], speaksOf: ListedIndicator['speaksOf']) => [
  labour(dimension, 'medium', speaksOf),
  labour(dimension, 'medium', speaksOf),
  labour(dimension, 'medium', speaksOf),
];
const exploited = () => positive('exploitation', 'exploitation');
const deceived = () => positive('deceptive-recruitment', 'deception');
const forcedToCome = () => positive('coercive-recruitment', 'coercion');
const forcedToStay = () => positive('coercion-at-destination', 'coercion');
const weakPosition = () => positive('recruitment-abuse-of-vulnerability', 'vulnerability');

const sign = (id: string, speaksOf: ListedIndicator['speaksOf'], more: Partial<ListedIndicator> = {}) =>
  aTick({ id, speaksOf, ...more });

describe('the band', () => {
  it.each<[string, Partial<Situation>]>([
    ['danger now', { danger: 'yes' }],
    ['less than 48 hours left', { hoursLeft: 47 }],
    ['a child with a sign of exploitation', { age: 'under-18', ticks: [sign('a', 'exploitation')] }],
    ['a child with a sign of coercion', { age: 'under-18', ticks: [sign('a', 'coercion')] }],
    ['a child with a sign of child risk', { age: 'under-18', ticks: [sign('a', 'child-risk')] }],
    ['a person of unsure age with a sign of child risk', { age: 'unsure', ticks: [sign('a', 'child-risk')] }],
    ['forced crime', { ticks: [sign('a', 'forced-crime')] }],
    [
      'a child forced to break the law, even when out and safe',
      { age: 'under-18', outAndSafe: true, ticks: [sign('a', 'forced-crime')] },
    ],
    ['exploitation and deceptive recruitment', { ticks: [...exploited(), ...deceived()] }],
    [
      'exploitation and abuse of a weak position, though no profile fits',
      { ticks: [...exploited(), ...weakPosition()] },
    ],
    [
      'one sign of exploitation with one of coercion where strengths do not count',
      { ticks: [sign('a', 'exploitation'), sign('b', 'coercion')] },
    ],
  ])('is act-now with %s', (_what, changes) => {
    expect(about(changes).band).toBe('act-now');
  });

  it.each<[string, Partial<Situation>]>([
    ['one strong sign', { ticks: [labour('exploitation', 'strong', 'exploitation')] }],
    ['one positive dimension', { ticks: exploited() }],
    ['one sign of coercion', { ticks: [sign('a', 'coercion')] }],
    [
      'forced crime when the person is out and safe',
      { outAndSafe: true, ticks: [sign('a', 'forced-crime')] },
    ],
    ['two signs of different concepts', { ticks: [sign('a', 'deception'), sign('b', 'vulnerability')] }],
    ['any sign of a child that is no circumstance', { age: 'under-18', ticks: [sign('a', 'deception')] }],
    ['danger unclear with a sign', { danger: 'unclear', ticks: [sign('a', 'vulnerability')] }],
  ])('is refer with %s', (_what, changes) => {
    expect(about(changes).band).toBe('refer');
  });

  it.each<[string, Partial<Situation>]>([
    ['one other sign', { ticks: [sign('a', 'deception')] }],
    [
      'two signs of one concept',
      { ticks: [sign('a', 'deception', { concept: 'c' }), sign('b', 'deception', { concept: 'c' })] },
    ],
    [
      'circumstances, however many',
      { ticks: [sign('a', 'circumstance'), sign('b', 'circumstance'), sign('c', 'circumstance')] },
    ],
    ['a circumstance beside one sign', { ticks: [sign('a', 'circumstance'), sign('b', 'vulnerability')] }],
    ['only a circumstance, for a child', { age: 'under-18', ticks: [sign('a', 'circumstance')] }],
    ['unease', { unease: true }],
    ['danger unclear alone', { danger: 'unclear' }],
  ])('is inform with %s', (_what, changes) => {
    expect(about(changes).band).toBe('inform');
  });

  it('is nothing-recorded when nothing is recorded, and 48 hours or more are left', () => {
    expect(about({}).band).toBe('nothing-recorded');
    expect(about({ hoursLeft: 48 }).band).toBe('nothing-recorded');
  });

  it('names what it rests on', () => {
    const ticks = [sign('a', 'exploitation'), sign('b', 'coercion')];
    expect(about({ ticks }).because).toEqual([
      { band: 'act-now', code: 'exploitation-with-coercion', signs: ['a', 'b'] },
    ]);
    expect(about({ ticks }).also.map((reason) => reason.code)).toContain('coercion-or-forced-crime');
  });
});

describe('the published profile', () => {
  it.each([
    ['trafficking-forced-labour', [...deceived(), ...exploited(), ...forcedToStay()]],
    ['trafficking-forced-labour', [...forcedToCome(), ...exploited(), ...forcedToStay()]],
    ['deception-and-exploitation', [...deceived(), ...exploited()]],
    ['exploited-migrant', exploited()],
  ])('is %s for an adult', (profile, ticks) => {
    expect(about({ ticks }).profile).toBe(profile);
  });

  it.each([
    [
      'exploitation with coercion at destination after an honest recruitment',
      [...exploited(), ...forcedToStay()],
    ],
    ['exploitation with abuse of a weak position only', [...exploited(), ...weakPosition()]],
    [
      'exploitation after forced recruitment, without coercion at destination',
      [...forcedToCome(), ...exploited()],
    ],
    ['recruitment only', [...deceived(), ...forcedToCome()]],
  ])('is none with %s', (_what, ticks) => {
    expect(about({ ticks }).profile).toBeNull();
  });

  const childExploited = [1, 2, 3].map((n) =>
    aTick({
      id: `child-${String(n)}`,
      list: 'child-labour',
      ages: 'under-18',
      counts: true,
      dimension: 'exploitation',
      strength: 'medium',
      speaksOf: 'exploitation',
    }),
  );

  it('is child-trafficking when exploitation is positive on a child list, whatever the means', () => {
    expect(about({ age: 'under-18', ticks: childExploited }).profile).toBe('child-trafficking');
    expect(about({ age: 'unsure', ticks: childExploited }).profile).toBe('child-trafficking');
  });

  it('never gives an adult the profile of a child, nor a child that of an adult', () => {
    expect(about({ age: 'adult', ticks: childExploited }).profile).toBeNull();
    expect(about({ age: 'under-18', ticks: exploited() }).profile).toBeNull();
  });
});

describe('strengths', () => {
  it('of a sexual list are shown as uncounted and never make a dimension positive', () => {
    const ticks = [1, 2, 3].map((n) =>
      aTick({
        id: `s-${String(n)}`,
        list: 'adult-sexual',
        ages: 'adult',
        dimension: 'exploitation',
        strength: 'strong',
        strengthRead: 'secondary',
        speaksOf: 'exploitation',
      }),
    );
    expect(about({ ticks }).dimensions['adult-sexual'].exploitation).toEqual({
      strong: 0,
      medium: 0,
      weak: 0,
      uncounted: 3,
      positive: false,
    });
  });
});

const tick = fc
  .record({
    n: fc.nat({ max: 40 }),
    list: fc.constantFrom(...PUBLISHED_LISTS, 'some-other-list'),
    dimension: fc.constantFrom(...DIMENSIONS),
    strength: fc.constantFrom('strong' as const, 'medium' as const, 'weak' as const, null),
    speaksOf: fc.constantFrom(
      'deception',
      'coercion',
      'exploitation',
      'forced-crime',
      'vulnerability',
      'child-risk',
      'circumstance',
    ),
    concept: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
  })
  .map(({ n, list, dimension, ...rest }) =>
    aTick({
      id: `${list}-${String(n)}-${dimension}`,
      list,
      counts: list.endsWith('-labour'),
      ...(list === 'some-other-list' ? {} : { dimension }),
      ...rest,
      speaksOf: rest.speaksOf,
    }),
  );
const situation = fc.record({
  age: fc.constantFrom('adult' as const, 'under-18' as const, 'unsure' as const),
  stage: fc.constant('at-post-abroad' as const),
  danger: fc.constantFrom('yes' as const, 'no' as const, 'unclear' as const),
  outAndSafe: fc.boolean(),
  hoursLeft: fc.option(fc.nat({ max: 200 })),
  unease: fc.boolean(),
  ticks: fc.uniqueArray(tick, { selector: (one) => one.id, maxLength: 14 }),
});

describe('the assessment', () => {
  it('never lowers the band, nor takes a dimension back, when one more sign is ticked', () => {
    fc.assert(
      fc.property(situation, tick, (one, further) => {
        fc.pre(!one.ticks.some((other) => other.id === further.id));
        const before = assess(one);
        const after = assess({ ...one, ticks: [...one.ticks, further] });
        expect(heightOf(after.band)).toBeGreaterThanOrEqual(heightOf(before.band));
        for (const list of PUBLISHED_LISTS) {
          for (const dimension of DIMENSIONS) {
            if (before.dimensions[list][dimension].positive) {
              expect(after.dimensions[list][dimension].positive).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('does not depend on the order of the ticks, nor on ticking one twice', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const backwards = assess({ ...one, ticks: [...one.ticks, ...one.ticks].reverse() });
        const { band, profile, dimensions } = assess(one);
        expect(backwards).toMatchObject({ band, profile, dimensions });
      }),
    );
  });

  it('never mixes lists: what is ticked on one leaves the results of the others as they were', () => {
    fc.assert(
      fc.property(situation, tick, (one, further) => {
        fc.pre(!one.ticks.some((other) => other.id === further.id));
        const before = assess(one).dimensions;
        const after = assess({ ...one, ticks: [...one.ticks, further] }).dimensions;
        for (const list of PUBLISHED_LISTS)
          if (list !== further.list) expect(after[list]).toEqual(before[list]);
      }),
    );
  });

  it('of a child never depends on a means', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const child = { ...one, age: 'under-18' as const };
        const exploitationOnly = child.ticks.filter((other) => other.dimension === 'exploitation');
        expect(assess(child).profile).toBe(assess({ ...child, ticks: exploitationOnly }).profile);
      }),
    );
  });

  it('of an unsure age is at least that of an adult and that of a child', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const unsure = heightOf(assess({ ...one, age: 'unsure' }).band);
        expect(unsure).toBeGreaterThanOrEqual(heightOf(assess({ ...one, age: 'adult' }).band));
        expect(unsure).toBeGreaterThanOrEqual(heightOf(assess({ ...one, age: 'under-18' }).band));
      }),
    );
  });

  it('always leads to at least refer with a sign of a child, forced crime or danger', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const asks =
          one.danger === 'yes' ||
          one.ticks.some((other) => other.speaksOf === 'forced-crime') ||
          (one.age !== 'adult' && one.ticks.some((other) => other.speaksOf !== 'circumstance'));
        fc.pre(asks);
        expect(heightOf(assess(one).band)).toBeGreaterThanOrEqual(heightOf('refer'));
      }),
    );
  });

  it('gives a reason for every band but the lowest', () => {
    fc.assert(
      fc.property(situation, (one) => {
        const { band, because } = assess(one);
        expect(because.length > 0).toBe(band !== 'nothing-recorded');
      }),
    );
  });
});
