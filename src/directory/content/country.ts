import { z } from 'zod';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `lt-police-hotline`.',
});
const Day = z.iso.date({ error: 'Write a day as 2026-11-23, in quotes or plain.' });
const Text = z.string().min(1);
const YesNo = z.enum(['yes', 'no', 'unknown'], { error: 'Write "yes", "no" or "unknown", in quotes.' });

export const ContactKind = z.enum([
  'emergency',
  'hotline',
  'police',
  'child-protection',
  'shelter',
  'ngo',
  'legal-aid',
  'trade-union',
  'labour-inspectorate',
  'migration-authority',
  'formal-identification',
  'national-coordinator',
  'return-assistance',
  'international-organisation',
]);
export type ContactKind = z.infer<typeof ContactKind>;

export const Serves = z.enum(['all', 'women', 'men', 'children', 'lgbt', 'workers']);
export type Serves = z.infer<typeof Serves>;

/** A page that was read, and what it supports. The source of a contact stands with it: one number, one file. */
export const PageSource = z.strictObject({
  title: Text,
  url: z.url({ error: 'Write the whole address of the page that was read, with https://.' }),
  own: z.boolean().meta({ description: 'true when it is a page of the body itself.' }),
  pageDated: z
    .string()
    .nullable()
    .meta({ description: 'The day, month or year the page itself shows; null: none.' }),
  readOn: Day.meta({ description: 'The day on which a stored or live copy of the page was read.' }),
});
export type PageSource = z.infer<typeof PageSource>;

/** Minutes are written as 08:30; days as mon ... sun. */
const OpenHours = z.strictObject({
  timeZone: z.string().min(1).meta({ description: 'IANA zone, like Europe/Vilnius.' }),
  times: z
    .array(
      z.strictObject({
        days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
        from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
        to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
      }),
    )
    .min(1),
});
export type OpenHours = z.infer<typeof OpenHours>;

export const Phone = z.strictObject({
  number: z.string({ error: 'Put the number in quotes: without them a leading zero is lost.' }).min(2).meta({
    description: '`+3726607320` (e164), or the digits dialled inside the country (short, national).',
  }),
  form: z.enum(['e164', 'short', 'national']),
  written: Text.meta({ description: 'As the source prints it.' }),
  fromAbroad: YesNo,
  free: YesNo,
  hours: z.union([OpenHours, z.literal('always'), z.null()]).meta({
    description: 'A table with its zone; `always`: day and night, every day; null: not known as a table.',
  }),
  hoursPrinted: Text.nullable().meta({
    description: 'The hours as the source gives them; null: none printed.',
  }),
  note: Text.optional(),
});
export type Phone = z.infer<typeof Phone>;

export const Contact = z.strictObject({
  id: Id,
  name: Text.meta({ description: 'The name in its own language.' }),
  nameEn: Text,
  kind: ContactKind,
  serves: z.array(Serves).min(1),
  exploitation: z.array(Text).default([]),
  confidentialPlace: z.boolean().default(false).meta({
    description: 'A shelter or any place that is kept secret: only its front door may be shown.',
  }),
  phones: z.array(Phone),
  email: z.email().nullable(),
  web: z.url().nullable(),
  languages: z.array(Text).meta({ description: 'BCP 47 tags.' }),
  languagesRead: z
    .boolean()
    .default(true)
    .meta({ description: 'false: the national languages, not read on a page.' }),
  does: Text.meta({ description: 'What it does, in our own words.' }),
  caution: Text.optional().meta({ description: 'What to know before calling; what nobody verified.' }),
  callers: z.enum(['person', 'professionals', 'both', 'unknown']),
  anonymous: YesNo,
  informs: z
    .array(z.enum(['police', 'immigration', 'home-state']))
    .nullable()
    .meta({
      description: 'Whom it must inform; null: not known until sourced.',
    }),
  confidence: z.enum(['high', 'medium', 'low']).meta({
    description:
      '`low`: old, indirect or contradicted: shown as unconfirmed. Trust itself is worked out from sources.',
  }),
  checked: z
    .strictObject({ on: Day, how: z.enum(['dialled', 'live-page']) })
    .nullable()
    .meta({ description: 'The day it was dialled or its page seen live; null: never.' }),
  sources: z.array(PageSource).min(1, {
    error: 'Name the page it was read on, or remove the contact. A number without a source is not shipped.',
  }),
});
export type Contact = z.infer<typeof Contact>;

/** A statement about a country's law or practice. `null` text: not known until sourced. */
export const CountryFact = z.strictObject({
  text: Text.nullable(),
  read: z.enum(['read', 'known', 'none']).meta({
    description: 'read: in a source named here; known: general knowledge, nobody verified; none: not known.',
  }),
  confidence: z.enum(['high', 'medium', 'low']).nullable(),
  sources: z.array(PageSource).default([]),
});
export type CountryFact = z.infer<typeof CountryFact>;

export const Treaty = z.strictObject({
  party: YesNo,
  since: z.string().nullable().meta({ description: 'Year of ratification or accession; null: not known.' }),
  read: z.enum(['read', 'known', 'none']),
  sources: z.array(PageSource).default([]),
  note: Text.optional(),
});
export type Treaty = z.infer<typeof Treaty>;

export const EmergencyNumber = z.strictObject({
  number: z.string().min(2),
  for: z.array(z.enum(['all', 'police', 'ambulance', 'fire'])).min(1),
  confidence: z.enum(['high', 'medium', 'low']),
  sources: z.array(PageSource).default([]),
});
export type EmergencyNumber = z.infer<typeof EmergencyNumber>;

export const Country = z.strictObject({
  name: Text,
  ownNames: z.record(z.string(), Text).default({}),
  languages: z.array(Text),
  timeZones: z.array(Text).meta({ description: 'IANA zones of the country; [] for int and xx.' }),
  callingCode: z
    .string()
    .regex(/^\+\d{1,4}$/)
    .nullable(),
  eu: YesNo,
  emergency: z.array(EmergencyNumber),
  facts: z
    .strictObject({
      whoIdentifies: CountryFact,
      dutyToReport: CountryFact,
      reflectionPeriod: CountryFact,
      residencePermit: CountryFact,
      permitWithoutCooperation: CountryFact,
      palermoProtocol: Treaty,
      councilOfEuropeConvention: Treaty,
    })
    .nullable()
    .meta({ description: 'null for int and xx.' }),
  note: Text.optional(),
  covers: z.array(z.string()).default([]).meta({
    description: 'For xx only: codes of the countries that its bodies are for.',
  }),
  contacts: z.array(Contact),
});
export type Country = z.infer<typeof Country>;
