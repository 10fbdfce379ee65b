import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  KINDS_OF_DATA,
  agreedKinds,
  composeReferral,
  type Agreement,
  type CaseFacts,
  type Composing,
  type KindOfData,
  type NamedException,
  type Recipient,
  type ScreeningFacts,
} from './compose.ts';
import { callOf, plainTextOf, sheetOf } from './sheet.ts';

const to: Recipient = {
  id: 'lt-example-shelter',
  name: 'Pavyzdys',
  kind: 'ngo',
  country: 'lt',
  callers: 'both',
  informs: [],
};
const screening: ScreeningFacts = {
  visaStage: false,
  age: 'adult',
  danger: 'unclear',
  leavesWithin48Hours: true,
  fearsOwnState: true,
  wantsPolice: null,
  needs: [{ id: 'bed', statement: 'A bed for tonight' }],
  recorded: [
    { id: 'papers', statement: 'Somebody keeps their papers', forcedCrime: false },
    { id: 'made-to', statement: 'They were made to carry something', forcedCrime: true },
  ],
};
const person: CaseFacts = {
  code: 'K-7',
  needs: 'Insulin',
  safety: 'He waits outside until five',
  reach: 'Mornings, by text',
  language: 'Isan',
  nationality: 'Thailand',
  place: 'Nowhere street',
  others: 'A sister in the same house',
  name: 'Aušra Išgalvotė',
  account: ['They took my passport'],
  lawyerOffered: true,
};
const yes = (kind: KindOfData, recipient = to.id, at = 1): Agreement => ({
  recipient,
  kind,
  agreed: true,
  at,
});
const toEverything = KINDS_OF_DATA.map((kind) => yes(kind));
const compose = (more: Partial<Composing> = {}) =>
  composeReferral({ screening, person, to, agreements: toEverything, exception: null, ...more });
const say = (key: string, values: Readonly<Record<string, string>> = {}): string =>
  `${key} ${Object.values(values).join(' ')}`.trim();
const textOf = (more: Partial<Composing> = {}): string =>
  plainTextOf(sheetOf(compose(more), new Set(), { say, from: 'a post' }));

describe('what a recipient gets', () => {
  const tells: readonly (readonly [KindOfData, string])[] = [
    ['needs', 'Insulin'],
    ['needs', 'A bed for tonight'],
    ['safety', 'He waits outside until five'],
    ['safety', 'danger-unclear'],
    ['safety', 'within-48-hours'],
    ['safety', 'fears-own-state'],
    ['reach', 'Mornings, by text'],
    ['age', 'age-adult'],
    ['language', 'Isan'],
    ['nationality', 'Thailand'],
    ['place', 'Nowhere street'],
    ['others', 'A sister in the same house'],
    ['account', 'They took my passport'],
    ['recorded', 'Somebody keeps their papers'],
    ['forced-crime', 'They were made to carry something'],
    ['name', 'Aušra Išgalvotė'],
  ];

  it.each(tells)('holds %s (%s) when the person agreed to it for this recipient', (_kind, words) => {
    expect(textOf()).toContain(words);
  });

  it.each(tells)('holds no %s (%s) when the person did not agree to it', (kind, words) => {
    const agreements = toEverything.filter((one) => one.kind !== kind);
    expect(textOf({ agreements })).not.toContain(words);
    expect(compose({ agreements }).notAgreed).toEqual([kind]);
  });

  it('is nothing at all, and no reason is printed, when the person agreed for another recipient', () => {
    const agreements = KINDS_OF_DATA.map((kind) => yes(kind, 'lt-another'));
    expect(compose({ agreements })).toMatchObject({ state: 'no-agreement', lines: [] });
  });

  it('is nothing at all when the person agreed to everything but that this body is told', () => {
    const agreements = toEverything.filter(({ kind }) => kind !== 'contact');
    expect(compose({ agreements })).toMatchObject({ state: 'no-agreement', lines: [] });
  });

  it('never names what was not agreed to', () => {
    const agreements = toEverything.filter(({ kind }) => kind !== 'name');
    expect(textOf({ agreements })).not.toMatch(/name/);
  });

  it('holds what somebody was made to do only after a lawyer was offered', () => {
    const without = { person: { ...person, lawyerOffered: false } };
    expect(textOf(without)).not.toContain('They were made to carry something');
    expect(compose(without).notAgreed).toEqual(['forced-crime']);
    expect(compose(without).warnings.map(({ code }) => code)).toContain('lawyer-first');
  });

  it('holds no sign at the visa stage', () => {
    const visa = { screening: { ...screening, visaStage: true } };
    expect(textOf(visa)).not.toContain('papers');
    expect(textOf(visa)).not.toContain('made to carry');
  });

  it('says on every paper that the person is to be asked first, and that signs are not proof', () => {
    expect(textOf()).toContain('referral.line.ask-the-person');
    expect(textOf()).toContain('referral.line.not-proof');
  });
});

describe('of two words of the person', () => {
  const no = (at: number): Agreement => ({ recipient: to.id, kind: 'name', agreed: false, at });
  it.each([
    ['the later one holds: taken back', [yes('name', to.id, 1), no(2)], false],
    ['the later one holds: given later', [no(1), yes('name', to.id, 2)], true],
    ['"no" holds when both were at once', [yes('name', to.id, 1), no(1)], false],
    ['"no" holds in any order', [no(1), yes('name', to.id, 1)], false],
  ])('%s', (_what, agreements, holds) => {
    expect(agreedKinds(agreements, to.id).has('name')).toBe(holds);
  });
});

describe('without an agreement', () => {
  const exception: NamedException = { reason: 'danger-to-life', told: 'unsafe', supervisor: 'not-reached' };
  const text = textOf({ agreements: [], exception });

  it('danger to life passes what keeps somebody alive, and names itself', () => {
    expect(text).toContain('Insulin');
    expect(text).toContain('He waits outside until five');
    expect(text).toContain('referral.line.exception-danger-to-life');
    expect(text).toContain('referral.line.person-unsafe');
    expect(text).toContain('referral.line.supervisor-not-reached');
  });

  it.each(['Aušra', 'They took my passport', 'keeps their papers', 'made to carry', 'Thailand'])(
    'it never passes %s',
    (words) => expect(text).not.toContain(words),
  );

  it('it does not say that the person agreed', () => {
    expect(text).not.toMatch(/referral\.line\.agreed/);
  });
});

describe('the officer is warned', () => {
  const codes = (more: Partial<Composing>): string[] => compose(more).warnings.map(({ code }) => code);
  it.each([
    ['that it is not known whom a body informs', { to: { ...to, informs: null } }, 'informs-not-known'],
    ['whom a body must inform', { to: { ...to, informs: ['police'] } }, 'must-inform'],
    [
      'that the person does not want the police',
      { to: { ...to, kind: 'police' }, screening: { ...screening, wantsPolice: false } },
      'police-not-wanted',
    ],
    ['that the person fears their State', { to: { ...to, informs: ['home-state'] } }, 'fears-own-state'],
    ['that a line is for the person alone', { to: { ...to, callers: 'person' as const } }, 'person-calls'],
    ['that nobody knows who may call', { to: { ...to, callers: 'unknown' as const } }, 'callers-not-known'],
    [
      'that no sign is passed on at the visa stage',
      { screening: { ...screening, visaStage: true } },
      'visa-stage',
    ],
  ])('%s', (_what, more, code) => {
    expect(codes(more)).toContain(code);
  });
});

describe('striking out', () => {
  const lines = compose().lines.map(({ id }) => id);

  it('has a different name for each line', () => expect(new Set(lines).size).toBe(lines.length));

  it('is possible for every line, and takes exactly that one away', () => {
    fc.assert(
      fc.property(fc.subarray(lines), (struck) => {
        const sheet = sheetOf(compose(), new Set(struck), { say, from: 'a post' });
        const left = sheet.parts.flatMap((part) => part.lines.map(({ id }) => id));
        expect(new Set(left)).toEqual(new Set(lines.filter((id) => !struck.includes(id))));
        expect(sheet.parts.every((part) => part.lines.length > 0)).toBe(true);
      }),
    );
  });

  it('takes a line out of what is read out as well', () => {
    const spoken = callOf(compose(), new Set(['needs']), { say, from: 'a post' });
    expect(spoken.map(({ text }) => text).join()).not.toContain('Insulin');
  });
});

describe('what is read out on the telephone', () => {
  const spoken = callOf(compose(), new Set(), { say, from: 'a post' }).map(({ text }) => text);

  it('begins with who calls, and asks who hears it before it tells anything', () => {
    expect(spoken[0]).toBe('referral.call.who Pavyzdys a post');
    expect(spoken[1]).toBe('referral.call.alone');
  });

  it.each(['Aušra', 'They took my passport', 'keeps their papers'])('does not say %s', (words) => {
    expect(spoken.join()).not.toContain(words);
  });

  it('ends by asking what they must pass on, who takes it and when they call', () => {
    expect(spoken.slice(-3)).toEqual(['must-pass-on', 'by-name', 'when'].map((id) => `referral.call.${id}`));
  });
});
