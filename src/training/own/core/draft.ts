/*
 * A case while a trainer writes it: everything is text as it was typed, so that nothing is lost that is not right yet.
 * `headOf` makes the head of a case file of it, `draftOf` a draft of any head, also of one with faults.
 */

export interface DraftChoice {
  readonly id: string;
  readonly text: string;
  readonly verdict: string;
  readonly why: string;
  /** Whom it tells of the person. */
  readonly tells: readonly string[];
  readonly agreed: boolean;
  readonly exception: string;
  readonly slip: string;
}

export interface DraftStage {
  readonly id: string;
  readonly title: string;
  /** Paragraphs, an empty line between two. */
  readonly text: string;
  readonly documents: readonly string[];
  readonly ask: string;
  readonly choices: readonly DraftChoice[];
}

export interface DraftDocument {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** One line each; `label | text` where a line has a label, `who > text` where it says who wrote it. */
  readonly lines: string;
  readonly stamp: string;
  readonly signed: string;
}

export interface DraftSign {
  readonly id: string;
  readonly text: string;
  readonly stage: string;
  readonly document: string;
  readonly row: string;
  readonly why: string;
}

export interface DraftRole {
  readonly role: string;
  readonly name: string;
  readonly card: string;
  readonly secret: string;
}

export interface Draft {
  readonly number: string;
  readonly title: string;
  readonly setting: string;
  readonly lesson: string;
  readonly minutes: string;
  readonly pattern: { readonly text: string; readonly sources: readonly string[]; readonly mark: string };
  readonly flow: string;
  readonly countries: { readonly here: string; readonly from: string; readonly to: string };
  readonly stages: readonly DraftStage[];
  readonly documents: readonly DraftDocument[];
  readonly signs: readonly DraftSign[];
  readonly opening: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly band: string;
  readonly reaches: string;
  readonly referral: { readonly is: string; readonly why: string };
  readonly contacts: { readonly needs: readonly string[]; readonly why: string; readonly not: string };
  readonly roles: readonly DraftRole[];
  /** Questions for the group, one a line. */
  readonly debrief: string;
  /** For whoever leads the group. */
  readonly notes: string;
}

/** Cases of trainers stand behind those of the handbook, and below what the code of a result can hold. */
const NUMBER = '100';
/** A case of our own rests on what trainers know from their work, and says so. */
const SOURCE = 'practice';

/** The next id that begins with `prefix` and is not taken. */
export function freshId(prefix: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = taken.length + 1;
  while (ids.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

export const newChoice = (id: string): DraftChoice => ({
  id,
  text: '',
  verdict: '',
  why: '',
  tells: [],
  agreed: false,
  exception: '',
  slip: '',
});
export const newStage = (id: string): DraftStage => ({
  id,
  title: '',
  text: '',
  documents: [],
  ask: '',
  choices: [],
});
export const newDocument = (id: string): DraftDocument => ({
  id,
  kind: '',
  title: '',
  lines: '',
  stamp: '',
  signed: '',
});
export const newSign = (id: string): DraftSign => ({
  id,
  text: '',
  stage: '',
  document: '',
  row: '',
  why: '',
});
export const newRole = (role: string): DraftRole => ({ role, name: '', card: '', secret: '' });

/** What a trainer begins with: two moments, and the three who play it. */
export const EMPTY_DRAFT: Draft = {
  number: NUMBER,
  title: '',
  setting: '',
  lesson: '',
  minutes: '20',
  pattern: { text: '', sources: [SOURCE], mark: 'own' },
  flow: '',
  countries: { here: '', from: '', to: '' },
  stages: [newStage('stage-1'), newStage('stage-2')],
  documents: [],
  signs: [],
  opening: {},
  answers: {},
  band: '',
  reaches: '',
  referral: { is: '', why: '' },
  contacts: { needs: [], why: '', not: '' },
  roles: [newRole('applicant'), newRole('officer'), newRole('observer')],
  debrief: '',
  notes: '',
};

type Head = Record<string, unknown>;

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  value === false ||
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);

/** What is filled in of a group, and `kept`, which stands there even while it is empty. */
const filled = (group: Head, kept?: string): Head =>
  Object.fromEntries(Object.entries(group).filter(([name, value]) => name === kept || !isEmpty(value)));

/** Texts between empty lines. */
const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** `who > label | text`, of which only the text must be there. */
function lineOf(line: string): Head {
  const [, from = '', label = '', text = ''] = /^(?:(.*?) > )?(?:(.*?) \| )?(.*)$/.exec(line) ?? [];
  return filled({ from: from.trim(), label: label.trim(), text: text.trim() });
}

/** A number where one was typed; otherwise the text itself, so that the check can say what is wrong with it. */
const numberOf = (text: string): number | string =>
  /^\d+$/.test(text.trim()) ? Number(text.trim()) : text.trim();

/** The head of a case file, as `npm run new -- case` begins one. What is empty and may be left out is left out. */
export function headOf(draft: Draft): Head {
  const { pattern, countries, referral, contacts } = draft;
  const head: Head = {
    number: numberOf(draft.number),
    title: draft.title.trim(),
    setting: draft.setting.trim(),
    lesson: draft.lesson.trim(),
    minutes: numberOf(draft.minutes),
    pattern: filled({ text: pattern.text.trim(), sources: [...pattern.sources], mark: pattern.mark }),
    flow: draft.flow,
    countries: filled({ ...countries }),
    stages: draft.stages.map(stageOf),
    documents: draft.documents.map((paper) =>
      filled({
        id: paper.id,
        kind: paper.kind,
        title: paper.title.trim(),
        lines: linesOf(paper.lines).map((line) => lineOf(line)),
        stamp: paper.stamp.trim(),
        signed: paper.signed.trim(),
      }),
    ),
    signs: draft.signs.map((sign) => filled({ ...sign, text: sign.text.trim(), why: sign.why.trim() })),
    opening: { ...draft.opening },
    answers: { ...draft.answers },
    band: draft.band,
    reaches: draft.reaches,
    referral: filled({ is: referral.is, why: referral.why.trim() }),
    contacts: filled({ needs: [...contacts.needs], why: contacts.why.trim(), not: contacts.not.trim() }),
    roles: draft.roles.map(({ role, name, card, secret }) =>
      filled({ role, name: name.trim(), card: card.trim(), secret: secret.trim() }),
    ),
    debrief: linesOf(draft.debrief),
  };
  return filled(head, 'countries');
}

const stageOf = (stage: DraftStage): Head =>
  filled({
    id: stage.id,
    title: stage.title.trim(),
    text: paragraphsOf(stage.text),
    documents: [...stage.documents],
    ask: stage.ask.trim(),
    choices: stage.choices.map((choice) =>
      filled({
        ...choice,
        text: choice.text.trim(),
        why: choice.why.trim(),
        tells: [...choice.tells],
      }),
    ),
  });

const groupOf = (value: unknown): Head =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Head) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** The text of a value; numbers and answers such as `no` that YAML reads as something else included. */
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
const textsOf = (value: unknown): readonly string[] => listOf(value).map(textOf);
/** The id at which something stands; one is made up where the file has none. */
const idOf = (value: unknown, prefix: string, at: number): string => textOf(value) || `${prefix}-${at + 1}`;

/** On one line: a line of a paper, or a question for the group, ends where the next begins. */
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

function writtenLine(value: unknown): string {
  const { label, from, text } = groupOf(value);
  const before = (part: unknown, sign: string): string =>
    textOf(part) === '' ? '' : `${oneLine(textOf(part))} ${sign} `;
  return before(from, '>') + before(label, '|') + oneLine(textOf(text));
}

/**
 * A draft of the head of any case file and its notes. What has another form than a case is passed over here and named
 * by the check of the file itself; whatever is text is kept.
 */
export function draftOf(value: unknown, notes: string): Draft {
  const head = groupOf(value);
  const pattern = groupOf(head.pattern);
  const countries = groupOf(head.countries);
  const referral = groupOf(head.referral);
  const contacts = groupOf(head.contacts);
  const given = (group: unknown): Record<string, string> =>
    Object.fromEntries(Object.entries(groupOf(group)).map(([key, one]) => [key, textOf(one)]));
  return {
    number: textOf(head.number),
    title: textOf(head.title),
    setting: textOf(head.setting),
    lesson: textOf(head.lesson),
    minutes: textOf(head.minutes),
    pattern: { text: textOf(pattern.text), sources: textsOf(pattern.sources), mark: textOf(pattern.mark) },
    flow: textOf(head.flow),
    countries: { here: textOf(countries.here), from: textOf(countries.from), to: textOf(countries.to) },
    stages: listOf(head.stages)
      .map(groupOf)
      .map((stage, at) => ({
        id: idOf(stage.id, 'stage', at),
        title: textOf(stage.title),
        text: textsOf(stage.text).join('\n\n'),
        documents: textsOf(stage.documents),
        ask: textOf(stage.ask),
        choices: listOf(stage.choices)
          .map(groupOf)
          .map((choice, n) => ({
            id: idOf(choice.id, 'choice', n),
            text: textOf(choice.text),
            verdict: textOf(choice.verdict),
            why: textOf(choice.why),
            tells: textsOf(choice.tells),
            agreed: choice.agreed === true,
            exception: textOf(choice.exception),
            slip: textOf(choice.slip),
          })),
      })),
    documents: listOf(head.documents)
      .map(groupOf)
      .map((paper, at) => ({
        id: idOf(paper.id, 'paper', at),
        kind: textOf(paper.kind),
        title: textOf(paper.title),
        lines: listOf(paper.lines).map(writtenLine).join('\n'),
        stamp: textOf(paper.stamp),
        signed: textOf(paper.signed),
      })),
    signs: listOf(head.signs)
      .map(groupOf)
      .map((sign, at) => ({
        id: idOf(sign.id, 'sign', at),
        text: textOf(sign.text),
        stage: textOf(sign.stage),
        document: textOf(sign.document),
        row: textOf(sign.row),
        why: textOf(sign.why),
      })),
    opening: given(head.opening),
    answers: given(head.answers),
    band: textOf(head.band),
    reaches: textOf(head.reaches),
    referral: { is: textOf(referral.is), why: textOf(referral.why) },
    contacts: { needs: textsOf(contacts.needs), why: textOf(contacts.why), not: textOf(contacts.not) },
    roles: listOf(head.roles)
      .map(groupOf)
      .map((role) => ({
        role: textOf(role.role),
        name: textOf(role.name),
        card: textOf(role.card),
        secret: textOf(role.secret),
      })),
    debrief: textsOf(head.debrief).map(oneLine).join('\n'),
    notes,
  };
}

/** A case file: the head, in YAML, between two lines of three hyphens, and the notes below it. */
export interface CaseFile {
  readonly head: string;
  readonly notes: string;
}

/** Takes the text of a case file apart as the compiler does; undefined when it has no head. */
export function readCaseFile(text: string): CaseFile | undefined {
  const even = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const found = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(even);
  if (!found) return undefined;
  return { head: found[1] ?? '', notes: even.slice(found[0].length).trim() };
}

/** The text of a case file. `head` is YAML. */
export function writeCaseFile({ head, notes }: CaseFile): string {
  return `---\n${head.trim()}\n---\n\n${notes.trim()}\n`;
}

/** A name for the file of a case, made of its title: small letters, digits and hyphens, as the handbook wants it. */
export function fileNameOf(title: string): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return `${name === '' ? 'own-case' : name}.md`;
}
