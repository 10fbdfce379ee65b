import type { Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';
import type { Piece } from '../resolve.ts';

interface Sentence extends Place {
  readonly text: string;
}

/** Rule 1: nothing says or implies that somebody is not a victim. In any text of the handbook. */
const CLEARS: readonly RegExp[] = [
  /\b(?:is|are|was|were|be)\s+(?:not|never)\s+(?:a\s+|an\s+)?(?:trafficking\s+)?victims?\b/i,
  /\b(?:isn['’]t|aren['’]t|wasn['’]t)\s+(?:a\s+|an\s+)?(?:trafficking\s+)?victims?\b/i,
  /\bnot (?:a|an) (?:\w+ )?victims?\b/i,
  /\bnon-victims?\b/i,
  /\bno (?:trafficking|victim) (?:here|found|detected|indicated)\b/i,
  /\b(?:not|never) (?:been )?trafficked\b/i,
  /\b(?:cleared|ruled out) (?:of|as) (?:trafficking|a victim)\b/i,
  /\bfalse alarm\b/i,
  /\bnothing (?:is )?wrong with (?:him|her|them|this person)\b/i,
];
/** Rule 9: the person in front of the officer is "the person", in everything a screen shows of a conversation. */
const NAMES_VICTIM = /\bvictims?\b|\bVoTs?\b/i;
/** Names of bodies, laws and lists in which the word stands. */
const NAMES_ALLOWED = /\bVictims? (?:Support|Assistance)\b|\bvictim support\b/gi;

/** Words that may hurt a person: rule 1 in every text, rule 9 in what is shown while someone stands at the counter. */
export function checkWording(handbook: Handbook): Problem[] {
  const spoken = [
    ...flowSentences(handbook),
    ...signSentences(handbook),
    ...interfaceSentences(handbook),
    ...figureSentences(handbook),
    ...offerSentences(handbook),
    ...handbook.giveCards.flatMap(({ value, at }) => sentencesOf(textsIn(value, at))),
    ...giveOutSentences(handbook),
    ...caseSentences(handbook),
    ...seminarSentences(handbook),
  ];
  const all = [...spoken, ...bookSentences(handbook), ...contactSentences(handbook), ...caseNotes(handbook)];
  return [
    ...all
      .filter(({ text }) => CLEARS.some((pattern) => pattern.test(withoutOurRule(text))))
      .map(({ text: _text, ...place }): Problem => ({
        ...place,
        what: 'This says or implies that somebody is not a victim.',
        mend: 'Say what was recorded, never what somebody is not: the lowest finding is "nothing recorded".',
      })),
    ...all
      .filter(({ text }) => /\bFILL IN\b/.test(text))
      .map(({ text: _text, ...place }): Problem => ({
        ...place,
        what: 'This was never filled in.',
        mend: 'Write the text that belongs here, or remove the line.',
      })),
    ...spoken
      .filter(({ text }) => NAMES_VICTIM.test(text.replace(NAMES_ALLOWED, '')))
      .map(({ text: _text, ...place }): Problem => ({
        ...place,
        what: 'This calls a person a victim.',
        mend: 'Write "the person": an authority decides what somebody is, and they may read this screen.',
      })),
  ];
}

/** The rule itself may be stated: "never say that somebody is not a victim". */
function withoutOurRule(text: string): string {
  return text
    .replace(/\bnever (?:say|says|write|conclude|decide|assume|imply)[^.]*\./gi, '')
    .replace(/\b(?:does|do|can|must)(?: not|n['’]t) (?:say|mean|show|prove|imply)[^.]*\./gi, '');
}

function textsIn(
  value: unknown,
  at: (path: (string | number)[]) => Place,
  path: (string | number)[] = [],
): Sentence[] {
  if (typeof value === 'string') return [{ text: value, ...at(path) }];
  if (Array.isArray(value)) return value.flatMap((one, n) => textsIn(one, at, [...path, n]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, one]) => textsIn(one, at, [...path, key]));
  }
  return [];
}

const isId = (text: string): boolean => /^[a-z0-9]+(?:[-/][a-z0-9]+)*$/.test(text);
const sentencesOf = (found: readonly Sentence[]): Sentence[] => found.filter(({ text }) => !isId(text));

function flowSentences(handbook: Handbook): Sentence[] {
  const written = handbook.flows.flatMap(({ written: file }) => (file ? [file] : []));
  return [
    ...written.flatMap(({ value, at }) => sentencesOf(textsIn(value, at))),
    ...Object.values<ReadonlyMap<string, Piece<unknown>>>({ ...handbook.shared }).flatMap((pieces) =>
      [...pieces.values()].flatMap(({ value, at }) => sentencesOf(textsIn(value, at))),
    ),
  ];
}
function signSentences(handbook: Handbook): Sentence[] {
  return [
    ...handbook.lists.flatMap(({ value, at }) =>
      value.indicators.flatMap(({ label, see }, n) => [
        { text: label, ...at(['indicators', n, 'label']) },
        { text: see, ...at(['indicators', n, 'see']) },
      ]),
    ),
    ...handbook.concepts.flatMap(({ value, at }) =>
      value.concepts.map(({ statement }, n) => ({ text: statement, ...at(['concepts', n, 'statement']) })),
    ),
  ];
}
function interfaceSentences(handbook: Handbook): Sentence[] {
  const files = [...(handbook.words ? [handbook.words] : []), ...handbook.roomWords];
  return files.flatMap(({ value, at }) => textsIn(value, at));
}
/** The person may sit beside the screen while an offer is gone through. */
function offerSentences(handbook: Handbook): Sentence[] {
  return handbook.offers.flatMap(({ value, at }) => sentencesOf(textsIn(value, at)));
}
function contactSentences(handbook: Handbook): Sentence[] {
  return handbook.countries.flatMap(({ value, at }) => [
    { text: value.note ?? '', ...at(['note']) },
    ...Object.entries(value.facts ?? {}).map(([name, fact]) => ({
      text: ('text' in fact ? fact.text : fact.note) ?? '',
      ...at(['facts', name]),
    })),
    ...value.contacts.flatMap(({ does, caution }, n) => [
      { text: does, ...at(['contacts', n, 'does']) },
      { text: caution ?? '', ...at(['contacts', n, 'caution']) },
    ]),
  ]);
}
/** What stands beside figures is ours. The titles of their sources are not: they are as their publishers wrote them. */
function figureSentences({ figures }: Handbook): Sentence[] {
  const { metrics, gaps } = figures;
  return [
    ...(metrics ? sentencesOf(textsIn(metrics.value, metrics.at)) : []),
    ...(gaps ? sentencesOf(textsIn(gaps.value, gaps.at)) : []),
    ...figures.countries.flatMap(({ value, at }) => sentencesOf(textsIn(value, at))),
  ].filter(({ text }) => !/^[a-z_]+$/.test(text));
}
/** What is given out and filled in, the papers of a seminar too: the person may read along. */
function giveOutSentences({
  checklists,
  selftest,
  return: plan,
  agreements,
  seminarTest,
}: Handbook): Sentence[] {
  return [
    ...checklists,
    ...(selftest ? [selftest] : []),
    ...(plan ? [plan] : []),
    ...(agreements ? [agreements] : []),
    ...(seminarTest ? [seminarTest] : []),
  ].flatMap(({ value, at }) => sentencesOf(textsIn(value, at)));
}
/** Invented people are spoken of as real ones are: whoever practises "the person" says it at the counter. */
function caseSentences({ training }: Handbook): Sentence[] {
  return training.flatMap(({ head }) => {
    if (!head) return [];
    const { pattern: _published, ...invented } = head.value;
    return sentencesOf(textsIn(invented, head.at));
  });
}
/** What a case rests on is told as it was published; the notes are for whoever leads a group. */
function caseNotes({ training }: Handbook): Sentence[] {
  return training.flatMap(({ head, text }) => [
    ...(head ? [{ text: head.value.pattern.text, ...head.at(['pattern', 'text']) }] : []),
    ...text.sentences,
  ]);
}
/** What is learned in a seminar is said at the counter. */
function seminarSentences({ seminarModules, seminarProgramme }: Handbook): Sentence[] {
  return [...seminarModules, ...(seminarProgramme ? [seminarProgramme] : [])].flatMap(({ value, at }) =>
    sentencesOf(textsIn(value, at)),
  );
}
function bookSentences(handbook: Handbook): Sentence[] {
  const terms = handbook.glossary;
  return [
    ...(terms
      ? terms.value.terms.map(({ meaning }, n) => ({ text: meaning, ...terms.at(['terms', n, 'meaning']) }))
      : []),
    ...handbook.chapters.flatMap(({ head, text }) => [
      ...(head ? sentencesOf(textsIn(head.value, head.at)) : []),
      ...text.sentences,
    ]),
    ...(handbook.projects ? sentencesOf(textsIn(handbook.projects.value, handbook.projects.at)) : []),
    ...(handbook.htcds ? sentencesOf(textsIn(handbook.htcds.value, handbook.htcds.at)) : []),
    ...handbook.flows.flatMap(({ examples }) =>
      (examples?.value.examples ?? []).map(({ name }, n) => ({
        text: name,
        ...(examples?.at(['examples', n, 'name']) as Place),
      })),
    ),
    ...handbook.people.flatMap(({ value, at }) =>
      value.people.flatMap(({ name, story }, n) => [
        { text: name, ...at(['people', n, 'name']) },
        { text: story, ...at(['people', n, 'story']) },
      ]),
    ),
  ];
}
