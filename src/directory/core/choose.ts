import type { Contact, ContactKind, Country, EmergencyNumber, Serves } from '../content/index.ts';
import { dial, type DiallablePhone } from './dial.ts';
import { openAt } from './hours.ts';
import { TRUST, trustOf, type Trust } from './trust.ts';

export type CountryCode = string;

/** A contact as the compiler hands it over: its telephones carry both forms of the number. */
export type ShippedContact = Omit<Contact, 'phones'> & { readonly phones: readonly DiallablePhone[] };

/** A country as the compiler hands it over: its code is its file name. */
export type CountryWithContacts = Omit<Country, 'contacts'> & {
  readonly code: CountryCode;
  readonly contacts: readonly ShippedContact[];
};

/** What somebody is needed for. The same words as in the flows and in the heads of chapters. */
export const NEEDS = [
  'emergency',
  'trafficking-help',
  'child-protection',
  'shelter',
  'medical',
  'sexual-violence',
  'crisis',
  'legal-aid',
  'labour-rights',
  'asylum',
  'return',
  'identification',
] as const;
export type Need = (typeof NEEDS)[number];

/** true for the id of a need, as chapters name them. */
export function isNeed(id: string): id is Need {
  return NEEDS.some((need) => need === id);
}

/** Which kinds of body answer a need, the most fitting first. Confidential services stand before police. */
const KINDS_FOR: Readonly<Record<Need, readonly ContactKind[]>> = {
  emergency: ['emergency', 'police'],
  'trafficking-help': [
    'hotline',
    'ngo',
    'shelter',
    'international-organisation',
    'formal-identification',
    'police',
  ],
  'child-protection': ['child-protection', 'hotline', 'emergency'],
  shelter: ['shelter', 'hotline', 'ngo'],
  medical: ['emergency', 'hotline'],
  'sexual-violence': ['hotline', 'shelter', 'ngo', 'emergency'],
  crisis: ['hotline', 'emergency', 'ngo'],
  'legal-aid': ['legal-aid', 'ngo', 'hotline'],
  'labour-rights': ['labour-inspectorate', 'trade-union', 'hotline', 'ngo'],
  asylum: ['migration-authority', 'legal-aid', 'international-organisation', 'ngo'],
  return: ['return-assistance', 'international-organisation', 'ngo'],
  identification: ['formal-identification', 'national-coordinator', 'hotline', 'police'],
};

/** Who would call. A line for professionals is never offered to the person. */
export type Caller = 'person' | 'officer';

export interface Wanted {
  readonly needs: readonly Need[];
  readonly caller: Caller;
  /** Where the caller stands; null when not known. */
  readonly callerIn: CountryCode | null;
  /** Under 18 or perhaps: child protection comes first, and lines for adults of one sex do not fit. */
  readonly mayBeChild: boolean;
  readonly sex?: 'woman' | 'man' | null;
  /** Only bodies of this kind; null and absent: any kind. */
  readonly kind?: ContactKind | null;
  /** Leaves out what is closed at this moment. Hours that nobody knows leave nothing out. */
  readonly openAt?: Date | null;
}

/** A contact that fits, with what was worked out for choosing it. */
export interface Choice {
  readonly country: CountryCode;
  readonly contact: ShippedContact;
  readonly trust: Trust;
}

function servesPerson(serves: readonly Serves[], wanted: Wanted): boolean {
  if (serves.includes('all') || serves.includes('workers') || serves.includes('lgbt')) return true;
  if (wanted.mayBeChild) return serves.includes('children');
  const sex = wanted.sex ?? null;
  if (sex === 'woman') return serves.includes('women');
  if (sex === 'man') return serves.includes('men');
  return serves.includes('women') || serves.includes('men');
}

function rankOfNeed(kind: ContactKind, needs: readonly Need[]): number {
  const ranks = needs.flatMap((need, order) => {
    const place = KINDS_FOR[need].indexOf(kind);
    return place < 0 ? [] : [order * 20 + place];
  });
  return ranks.length === 0 ? -1 : Math.min(...ranks);
}

/** One of its lines is open or may be; a body without a telephone has no hours to be closed by. */
function mayBeOpen({ phones }: ShippedContact, now: Date): boolean {
  return phones.length === 0 || phones.some(({ hours }) => openAt(hours, now) !== 'closed');
}

/**
 * Reachable from where the caller stands, best first: 0 works, 1 may work, 2 only inside the country, where the person
 * may be tomorrow, 3 no telephone at all.
 */
function reach(contact: ShippedContact, country: CountryCode, callerIn: CountryCode | null): number {
  const ways = contact.phones.map((phone) => dial(phone, country, callerIn));
  if (ways.some((way) => way.shown !== null && way.caveat === null)) return 0;
  if (ways.some((way) => way.shown !== null)) return 1;
  return ways.length === 0 ? 3 : 2;
}

/**
 * Chooses the contacts of one country that fit, best first: reachable, trusted, and in the order of the need.
 * Unconfirmed ones stand after every trusted one. Nothing is dropped only because it cannot be dialled from here:
 * the person may stand elsewhere tomorrow.
 */
export function contactsThatFit(country: CountryWithContacts, wanted: Wanted): Choice[] {
  const needs: readonly Need[] = wanted.mayBeChild ? ['child-protection', ...wanted.needs] : wanted.needs;
  return country.contacts
    .filter((contact) => rankOfNeed(contact.kind, needs) >= 0)
    .filter(({ kind }) => (wanted.kind ?? null) === null || kind === wanted.kind)
    .filter((contact) => !wanted.openAt || mayBeOpen(contact, wanted.openAt))
    .filter((contact) => wanted.caller === 'officer' || contact.callers !== 'professionals')
    .filter((contact) => wanted.caller === 'officer' || servesPerson(contact.serves, wanted))
    .map((contact) => ({ country: country.code, contact, trust: trustOf(contact) }))
    .map((choice) => ({
      choice,
      order: [
        choice.trust === 'unconfirmed' ? 1 : 0,
        reach(choice.contact, country.code, wanted.callerIn),
        rankOfNeed(choice.contact.kind, needs),
        TRUST.indexOf(choice.trust),
      ],
    }))
    .sort((a, b) => compare(a.order, b.order) || (a.choice.contact.id < b.choice.contact.id ? -1 : 1))
    .map(({ choice }) => choice);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const other = b[place] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}

/** One link of the chain when nobody answers, or a number is old. */
export type Fallback =
  | {
      readonly kind: 'emergency';
      readonly country: CountryCode;
      readonly numbers: readonly EmergencyNumber[];
    }
  | { readonly kind: 'body'; readonly choice: Choice }
  | { readonly kind: 'own-ministry'; readonly number: string | null };

/**
 * The chain when a number fails: the country's emergency number, a regional body, IOM, the own ministry.
 * `international` are `int` and `xx`; `ministry` is the duty desk's number from the policy, null when none is set.
 */
export function fallbackChain(
  country: CountryWithContacts,
  international: readonly CountryWithContacts[],
  ministry: string | null,
): Fallback[] {
  const choice = (
    from: CountryWithContacts | undefined,
    id: (contact: ShippedContact) => boolean,
  ): Fallback[] => {
    const contact = from?.contacts.find(id);
    if (!from || !contact) return [];
    return [{ kind: 'body', choice: { country: from.code, contact, trust: trustOf(contact) } }];
  };
  // A body of another part of the world would only cost time.
  const region = international.find((one) => one.code === 'xx' && one.covers.includes(country.code));
  const world = international.find((one) => one.code === 'int');
  return [
    ...(country.emergency.length > 0
      ? [{ kind: 'emergency' as const, country: country.code, numbers: country.emergency }]
      : []),
    ...choice(region, () => true),
    ...choice(world, (contact) => contact.id.includes('iom')),
    { kind: 'own-ministry', number: ministry },
  ];
}
