import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file to begin from, and what to do with it. */
interface Template {
  readonly files: Readonly<Record<string, string>>;
  readonly next: string;
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Writes the files to begin a country, a language, a flow or a chapter from, below `root`. Never overwrites: a file that is there stops
 * the command. Gives a line that says what was made and what to do next; throws an Error with such a line otherwise.
 */
export function makeNew(
  root: string,
  kind: string | undefined,
  name: string | undefined,
  today: string,
): string {
  const make = kind === undefined ? undefined : TEMPLATES[kind];
  if (!make || name === undefined) {
    throw new Error(
      `Nothing was made. Say what to make: ${Object.keys(TEMPLATES)
        .map((one) => `npm run new -- ${one} name`)
        .join(', ')}.`,
    );
  }
  if (!ID.test(name))
    throw new Error(`Nothing was made. \`${name}\` is no id: write small letters, digits and hyphens.`);
  const { files, next } = make(name, today);
  for (const path of Object.keys(files)) {
    if (existsSync(join(root, path)))
      throw new Error(
        `Nothing was made: ${join(root, path)} is there already. Open it, or choose another name.`,
      );
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return `Made ${Object.keys(files)
    .map((path) => join(root, path))
    .join(' and ')}. ${next}`;
}

const TEMPLATES: Readonly<Record<string, (name: string, today: string) => Template>> = {
  country: (code, today) => ({
    files: {
      [`countries/${code}.yaml`]: `# Emergency numbers, what is known of the law, and whom to call. Each fact stands with the page it was read on.
name: "" # in English
ownNames: {} # lt: Lietuva
languages: [] # BCP 47 tags
timeZones: [] # Europe/Vilnius
callingCode: null # '+370'
eu: unknown # 'yes', 'no' or unknown
emergency: [] # - { number: '112', for: [all], confidence: high, sources: [{ title: "", url: "https://", own: false, pageDated: null, readOn: ${today} }] }
facts:
  whoIdentifies: { text: null, read: none, confidence: null, sources: [] }
  dutyToReport: { text: null, read: none, confidence: null, sources: [] }
  reflectionPeriod: { text: null, read: none, confidence: null, sources: [] }
  residencePermit: { text: null, read: none, confidence: null, sources: [] }
  permitWithoutCooperation: { text: null, read: none, confidence: null, sources: [] }
  palermoProtocol: { party: unknown, since: null, read: none, sources: [] }
  councilOfEuropeConvention: { party: unknown, since: null, read: none, sources: [] }
contacts: []
# - id: ${code}-helpline # for ever
#   name: "" # in its own language
#   nameEn: ""
#   kind: hotline
#   serves: [all]
#   phones:
#     - number: '+370...' # in quotes, or a leading zero is lost
#       form: e164 # or short, national: as dialled inside the country
#       written: "" # as the page prints it
#       fromAbroad: unknown
#       free: unknown
#       hours: null # always, or a table with its time zone
#       hoursPrinted: null
#   email: null
#   web: null
#   languages: []
#   does: "" # what it does, in our own words
#   callers: unknown
#   anonymous: unknown
#   informs: null # not known until sourced
#   confidence: medium
#   checked: null # { on: ${today}, how: dialled }
#   sources:
#     - { title: "", url: "https://", own: true, pageDated: null, readOn: ${today} }
`,
    },
    next: 'Fill it in, then run: npm run handbook',
  }),
  language: (tag) => ({
    files: {
      [`translations/${tag}/language.yaml`]: `# A language of the interface and the handbook. Its words go into interface.yaml beside this file.
ownName: ""
direction: ltr
state: draft # until a fluent reader has read it
`,
    },
    next: 'This edition shows English only; what you write here is kept and shown by a later version.',
  }),
  flow: (name, today) => ({
    files: {
      [`flows/${name}/flow.yaml`]: `# A flow: a safety opening, themes of questions, outcomes by band. Look at flows/visa-applicant for a whole one.
title: ""
summary: ""
depth: counter # or room
stage: visa-application # or at-post-abroad, returning
reviewed: ${today}
sources: []
start: danger
opening:
  danger:
    ask: Is anyone hurt, held or in danger right now?
    way: look
    hearing: with-companion
    why: ""
    answers:
      - { id: "yes", label: "Yes", record: { danger: "yes" }, goto: danger-now }
      - { id: "no", label: "No", record: { danger: "no" }, goto: themes }
themes: []
questions: {}
outcomes: {}
`,
      [`flows/${name}/examples.yaml`]: `# Who must end where. Every outcome needs at least one.
examples: []
# - name: A contented traveller
#   opening: { danger: "no" }
#   answers: {}
#   band: nothing-recorded
#   reaches: nothing-recorded
`,
    },
    next: 'Fill both in, then run: npm run handbook. It names what is missing until the flow is whole.',
  }),
  chapter: (name, today) => ({
    files: {
      [`chapters/99-${name}.md`]: `---
title: ''
part: what-it-is # your-role, before-they-travel, when-someone-is-in-need, keeping-it-straight
summary: ''
changed: ${today}
sources: []
useItNow: []
unverified: []
---

## First heading

A statement.:cite{id=a-source} A :term[word]{id=a-term}.

:::do

- One thing to do.

:::

:::dont

- One thing not to do.

:::
`,
    },
    next: 'Give it its number in place of 99, fill it in, then run: npm run handbook',
  }),
};
