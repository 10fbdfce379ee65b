import { rowId, runExample, type FlowWithId, type IndicatorIndex } from '#screening/core';
import { ContactNeed } from '#screening/content';
import { Told, type CaseChoice, type TrainingCase } from '#training/cases/content';
import { MOST } from '#training/cases/core';
import type { Handbook, TrainingFile } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';
import type { YamlFile } from '../read/yaml.ts';
import { because, flowsToRun, indexOf, unknownAnswers } from './examples.ts';

/** With this many cases, so many of them rightly end without a referral, or a course teaches to see signs in everybody. */
export const CASES_OF_A_COURSE = 19;
export const FEWEST_WITHOUT_REFERRAL = 5;
/** A case asks for something: so many good choices, and one slip to recognise. */
const FEWEST_GOOD = 3;
/** The name of the list of cases among the files of the app. */
const LIST = 'cases';

type Case = YamlFile<TrainingCase> & { readonly id: string };

/**
 * Invented cases: each holds together, the real flow and the real rule end where it says, and what it calls good keeps to
 * rule 4: nobody is told of a person who did not agree.
 */
export function checkTraining(handbook: Handbook): Problem[] {
  const cases = handbook.training.flatMap(({ id, head }): Case[] => (head ? [{ ...head, id }] : []));
  return [
    ...handbook.training.flatMap((file) => [...wrongName(file), ...wrongNotes(file)]),
    ...cases.flatMap((one) => [
      ...wrongParts(one),
      ...wrongChoices(one),
      ...wrongEnd(one),
      ...wrongContacts(one, handbook),
      ...wrongRoles(one),
    ]),
    ...endsElsewhere(cases, handbook),
    ...numbersTwice(cases),
    ...tooFewWithout(cases),
  ];
}

function wrongName({ id, file }: TrainingFile): Problem[] {
  const place = { file, line: 1, column: 1 };
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return [
      {
        ...place,
        what: `\`${id}\` cannot be the address of a case.`,
        mend: 'Name the file in small letters, digits and hyphens, as `berry-season.md`.',
      },
    ];
  }
  if (id !== LIST) return [];
  return [
    {
      ...place,
      what: 'No case can be called `cases`: the list of all cases has that name.',
      mend: 'Give the file another name.',
    },
  ];
}

/** The notes are read aloud and printed: nothing in them needs another page. */
function wrongNotes({ text }: TrainingFile): Problem[] {
  const mentions = [...text.links, ...text.terms, ...text.cites, ...text.law, ...text.signs];
  return mentions.map(({ file, line, column }) => ({
    file,
    line,
    column,
    what: 'The notes of a case hold no link, word of the glossary, citation or box of signs.',
    mend: 'Say it in words: whoever leads a group has the notes on paper. Sources stand under `pattern`.',
  }));
}

/** Stages, papers and signs refer to what is there. */
function wrongParts({ value, at }: Case): Problem[] {
  const { stages, documents, signs } = value;
  const papers = new Set(documents.map(({ id }) => id));
  const order = new Map(stages.map(({ id }, n) => [id, n]));
  const lies = new Map<string, number>();
  const problems: Problem[] = [];
  stages.forEach((stage, n) => {
    stage.documents.forEach((id, m) => {
      const place = at(['stages', n, 'documents', m]);
      if (!papers.has(id)) {
        problems.push({
          ...place,
          what: `There is no document \`${id}\`.`,
          mend: `Write it under \`documents\`, or name one of: ${[...papers].join(', ') || 'none is there'}.`,
        });
      } else if (lies.has(id)) {
        problems.push({
          ...place,
          what: `The document \`${id}\` lies on the desk already, since \`${stages[lies.get(id) ?? 0]?.id ?? ''}\`.`,
          mend: 'Name it once, in the stage in which it comes: it stays.',
        });
      } else lies.set(id, n);
    });
  });
  documents.forEach(({ id }, n) => {
    if (lies.has(id)) return;
    problems.push({
      ...at(['documents', n, 'id']),
      what: `The document \`${id}\` lies in no stage, so nobody will see it.`,
      mend: 'Name it under `documents` of the stage in which it comes, or remove it.',
    });
  });
  signs.forEach(({ stage, document }, n) => {
    const stands = order.get(stage);
    if (stands === undefined) {
      problems.push({
        ...at(['signs', n, 'stage']),
        what: `There is no stage \`${stage}\`.`,
        mend: `Write one of: ${[...order.keys()].join(', ')}.`,
      });
    }
    if (document === undefined) return;
    if (!papers.has(document)) {
      problems.push({
        ...at(['signs', n, 'document']),
        what: `There is no document \`${document}\`.`,
        mend: 'Write it under `documents`, or leave the line out: a sign may be heard.',
      });
    } else if (stands !== undefined && (lies.get(document) ?? 0) > stands) {
      problems.push({
        ...at(['signs', n, 'document']),
        what: `The document \`${document}\` does not lie on the desk yet in the stage \`${stage}\`.`,
        mend: 'Put the sign into the stage in which the document comes, or a later one.',
      });
    }
  });
  return [
    ...problems,
    ...twice(stages, (n) => at(['stages', n, 'id'])),
    ...twice(documents, (n) => at(['documents', n, 'id'])),
    ...twice(signs, (n) => at(['signs', n, 'id'])),
    ...stages.flatMap(({ choices }, n) => twice(choices, (m) => at(['stages', n, 'choices', m, 'id']))),
    ...tooMany(signs.length, MOST.signs, 'signs', at(['signs'])),
    ...tooMany(value.number, MOST.caseNumber, 'as its number', at(['number'])),
  ];
}

function twice(named: readonly { readonly id: string }[], at: (n: number) => Place): Problem[] {
  const seen = new Set<string>();
  return named.flatMap(({ id }, n) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ ...at(n), what: `\`${id}\` stands twice here.`, mend: 'Give one of them another id.' }];
  });
}

/** The code that a device shows to the room has no place for more. */
function tooMany(count: number, most: number, what: string, place: Place): Problem[] {
  if (count <= most) return [];
  return [
    {
      ...place,
      what: `A case has at most ${String(most)} ${what}, and this one has ${String(count)}.`,
      mend: 'Take fewer: the code in which a room collects results has no place for more.',
    },
  ];
}

function wrongChoices({ value, at }: Case): Problem[] {
  const { stages } = value;
  const all = stages.flatMap(({ choices }) => choices);
  const good = all.filter(({ verdict }) => verdict === 'good').length;
  const problems = stages.flatMap(({ id, choices }, n): Problem[] => {
    if (choices.length === 0 || choices.some(({ verdict }) => verdict === 'good')) return [];
    return [
      {
        ...at(['stages', n, 'choices']),
        what: `None of the choices of \`${id}\` is good.`,
        mend: 'Add what a careful officer does here: a participant must be able to do well at every step.',
      },
    ];
  });
  if (good < FEWEST_GOOD) {
    problems.push({
      ...at(['stages']),
      what: `This case has ${String(good)} good choices in all.`,
      mend: `Give it at least ${String(FEWEST_GOOD)}: it teaches what to do, not only what to leave.`,
    });
  }
  if (!all.some(({ verdict }) => verdict === 'harm')) {
    problems.push({
      ...at(['stages']),
      what: 'No choice of this case does harm.',
      mend: 'Add a slip that people really make, with `verdict: harm`: practice is the place to make it.',
    });
  }
  return [
    ...problems,
    ...tooMany(good, MOST.goods, 'good choices', at(['stages'])),
    ...stages.flatMap(({ choices }, n) =>
      choices.flatMap((choice, m) =>
        wrongChoice(choice, (field) => at(['stages', n, 'choices', m, ...(field ? [field] : [])])),
      ),
    ),
  ];
}

/** Rule 4 names those who are told only when the person agreed. Of these an exception reaches authorities alone. */
const AUTHORITIES: readonly Told[] = ['police', 'protocol', 'own-state'];

function wrongChoice(choice: CaseChoice, at: (field?: keyof CaseChoice) => Place): Problem[] {
  const { verdict, text, tells = [], agreed, exception, slip } = choice;
  const problems: Problem[] = [];
  if (slip !== undefined && verdict !== 'harm') {
    problems.push({
      ...at('slip'),
      what: `\`${choice.id}\` is named a slip, and its verdict is \`${verdict}\`.`,
      mend: 'Write `verdict: harm`, or take `slip` out.',
    });
  }
  if (tells.length === 0 && (agreed ?? exception) !== undefined) {
    problems.push({
      ...at(agreed ? 'agreed' : 'exception'),
      what: `\`${choice.id}\` says that somebody may be told, and nobody is.`,
      mend: 'Write whom under `tells`, or take the line out.',
    });
  }
  if (verdict === 'harm') return problems;
  if (agreed && !SAYS_SO.test(text)) {
    problems.push({
      ...at('text'),
      what: `\`${choice.id}\` is marked as agreed to, and its words do not say so.`,
      mend: 'Say it where the participant reads it, as "if she agrees": otherwise the lesson is that one simply calls.',
    });
  }
  const without = tells.filter((whom) => !agreed && (exception === undefined || !AUTHORITIES.includes(whom)));
  if (without.length > 0) {
    problems.push({
      ...at('tells'),
      what: `\`${choice.id}\` is \`${verdict}\` and tells ${without.join(', ')} without the person's agreement.`,
      mend: `Write \`agreed: true\` and say so in the text, or \`verdict: harm\`. Only ${AUTHORITIES.join(', ')} can be told by an \`exception\`: danger-to-life, child-at-risk, duty-of-law or nothing-of-the-person.`,
    });
  }
  const hidden = toldIn(text).filter((whom) => !tells.includes(whom));
  if (hidden.length > 0) {
    problems.push({
      ...at('text'),
      what: `\`${choice.id}\` is \`${verdict}\`, and by its words it tells ${hidden.join(', ')}.`,
      mend: `Write \`tells: [${hidden.join(', ')}]\` with \`agreed: true\` or an \`exception\`, make it \`harm\`, or say it in other words if nobody is told.`,
    });
  }
  return problems;
}

/** That the person agreed, in the words of a choice. */
const SAYS_SO =
  /\b(?:agree[sd]?|agreement|consents?|consented|permission|says? yes|allow(?:s|ed)?|(?:his|her|their) yes|(?:wants?|asks?|asked) (?:it|for it|to|you|us|this))\b/i;

const CALLS =
  /\b(?:calls?|ring|phone|telephone|tell|inform|notify|alert|contact|ask|fetch|e-?mail|write to|report (?:\S+ ){0,4}?to|(?:bring|take|hand|pass|send) (?:\S+ ){1,4}?to)\s+/gi;
/** What stands between the verb and whoever is called: "the", "her new", "the two". With any other word it is about somebody. */
const BETWEEN = 3;
const STOPS =
  /^(?:about|of|for|whether|if|what|whom|whose|which|why|how|to|with|that|who|where|when|and|or|from|by|on|in|at|as|only|so|before|after|not|than)$|[,:]$/i;
/** "Tell her the number of the firm": what follows is what is told, and not who. */
const HANDS_OVER = /^(?:him|her|them|you|it|everybody|everyone) (?:the|a|an|his|her|their|your|which)\b/i;
const NOT_DONE = /\b(?:not|never|without|nobody|no one|rather than|instead of)\b[^,;:]*$|n['’]t\b[^,;:]*$/i;
/** Words for each of those who may be told. */
const WHOM: Readonly<Record<Told, RegExp>> = {
  police: /^police\b/i,
  family:
    /^(?:family|mother|father|parents?|husband|wife|uncle|aunt|brothers?|sisters?|cousin|relatives?|relations?)\b/i,
  employer: /^(?:employers?|boss|firm|company|companies|owner|manager)\b/i,
  agent: /^(?:agents?|agency|agencies|recruiters?|broker|go-between)\b/i,
  sponsor: /^(?:sponsors?|hosts?(?! (?:State|country))|inviter|fianc[eé]e?|boyfriend)\b/i,
  club: /^(?:clubs?|federation|coach(?:es)?|trainer)\b/i,
  protocol: /^protocol\b/i,
  'own-state':
    /^(?:own (?:State|embassy|consulate)|home State|(?:embassy|consulate) of (?:his|her|their))\b/i,
};

/**
 * Whom the words of a choice tell of the person, as far as a plain rule can see: a verb such as "call" or "tell", and
 * at most three words on somebody of rule 4. It asks the author to say more; it proves nothing of a choice it passes.
 */
export function toldIn(text: string): Told[] {
  const told = new Set<Told>();
  for (const sentence of text.split(/(?<=[.!?;])\s+/)) {
    for (const match of sentence.matchAll(CALLS)) {
      if (NOT_DONE.test(sentence.slice(0, match.index))) continue;
      const rest = sentence.slice(match.index + match[0].length);
      if (HANDS_OVER.test(rest)) continue;
      const words = rest.split(/\s+/);
      // "The police and her mother": after one who is told, another may follow.
      let since = 0;
      for (const [n, word] of words.entries()) {
        const from = words.slice(n).join(' ');
        const found = Told.options.filter((whom) => WHOM[whom].test(from));
        for (const whom of found) told.add(whom);
        if (found.length > 0) since = n + 1;
        else if (n - since >= BETWEEN) break;
        else if (STOPS.test(word) && !(since > 0 && n === since && /^(?:and|or)$/i.test(word))) break;
        if (since > 0 && /[,:]$/.test(word)) break;
      }
    }
  }
  return [...told];
}

/** A referral follows the finding: none where nothing or little was recorded, an urgent one where one acts now. */
function wrongEnd({ value, at }: Case): Problem[] {
  const { band, referral } = value;
  const place = at(['referral', 'is']);
  if (referral.is === 'none' && (band === 'refer' || band === 'act-now')) {
    return [
      {
        ...place,
        what: `This case comes to \`${band}\`, and ends without a referral.`,
        mend: 'Only `inform` and `nothing-recorded` end with `none`. Write `offered`: the person may still decline it.',
      },
    ];
  }
  if (referral.is !== 'none' && (band === 'inform' || band === 'nothing-recorded')) {
    return [
      {
        ...place,
        what: `This case comes to \`${band}\`, and ends with a referral.`,
        mend: 'Write `none`, or give the case the signs that lead to `refer`.',
      },
    ];
  }
  if (referral.is === 'urgent' && band !== 'act-now') {
    return [
      {
        ...place,
        what: `A referral is urgent only where one acts now, and this case comes to \`${band}\`.`,
        mend: 'Write `offered`.',
      },
    ];
  }
  return [];
}

function wrongContacts({ value, at }: Case, handbook: Handbook): Problem[] {
  const needs: readonly string[] = ContactNeed.options;
  return [
    ...(value.contacts?.needs ?? []).flatMap((need, n) =>
      needs.includes(need)
        ? []
        : [
            {
              ...at(['contacts', 'needs', n]),
              what: `\`${need}\` is no need that contacts are found by.`,
              mend: `Write one of: ${needs.join(', ')}.`,
            },
          ],
    ),
    ...Object.entries(value.countries).flatMap(([which, code]) =>
      code === undefined || handbook.countryCodes.includes(code)
        ? []
        : [
            {
              ...at(['countries', which]),
              what: `The handbook has no country \`${code}\`.`,
              mend: 'Write the code of a file in countries/, or leave the line out.',
            },
          ],
    ),
  ];
}

/** Three can play it: somebody who asks, somebody who watches, and somebody on the other side. */
function wrongRoles({ value, at }: Case): Problem[] {
  const there = new Set(value.roles.map(({ role }) => role));
  return (['officer', 'observer'] as const)
    .filter((role) => !there.has(role))
    .map((role) => ({
      ...at(['roles']),
      what: `No card is for the ${role}.`,
      mend: `Add one with \`role: ${role}\`: the case is played by an officer, an observer and whoever comes to them.`,
    }));
}

/** The real flow and the real rule on every case. */
function endsElsewhere(cases: readonly Case[], handbook: Handbook): Problem[] {
  if (cases.length === 0 || ['indicators', 'concepts', 'flows'].some((kind) => handbook.unread.has(kind)))
    return [];
  const flows = flowsToRun(handbook);
  const index = indexOf(handbook);
  return cases.flatMap((one) => {
    const flow = flows.get(one.value.flow);
    if (flow) return [...wrongRows(one, flow), ...otherEnd(one, flow, index)];
    // A flow with faults of its own says so itself.
    if (handbook.flows.some(({ id }) => id === one.value.flow)) return [];
    return [
      {
        ...one.at(['flow']),
        what: `There is no flow \`${one.value.flow}\`.`,
        mend: `Write one of: ${[...flows.keys()].join(', ')}.`,
      },
    ];
  });
}

/** Each sign is recorded by the flow, and each yes at a sign of the flow is a sign of the case. */
function wrongRows({ value, at }: Case, flow: FlowWithId): Problem[] {
  const { signs, answers } = value;
  const rows = new Map(
    Object.entries(flow.questions).flatMap(([id, question]) =>
      question.rows.map((row): [string, string] => [`${id}/${rowId(row)}`, row.kind]),
    ),
  );
  // A need, such as a bed for tonight, and a fact are recorded and are no signs.
  const signRows = new Set([...rows].flatMap(([key, kind]) => (kind === 'sign' ? [key] : [])));
  const explained = new Set(signs.flatMap(({ row }) => row ?? []));
  return [
    ...signs.flatMap(({ id, row }, n): Problem[] => {
      if (row === undefined || answers[row] === 'yes' || answers[row] === 'unclear') return [];
      const place = at(['signs', n, 'row']);
      if (!rows.has(row)) {
        return [
          {
            ...place,
            what: `\`${row}\` is no row of \`${flow.id}\`.`,
            mend: 'Write `question/row`, with ids from flow.yaml, or leave `row` out: the participants then say themselves whether they saw it.',
          },
        ];
      }
      return [
        {
          ...place,
          what: `The sign \`${id}\` is recorded by \`${row}\`, and ${row in answers ? 'the answer there is no' : 'nothing is answered there'}.`,
          mend: `Write \`${row}: 'yes'\` or \`unclear\` under \`answers\`.`,
        },
      ];
    }),
    ...Object.entries(answers).flatMap(([key, answer]): Problem[] =>
      answer !== 'yes' || explained.has(key) || !signRows.has(key)
        ? []
        : [
            {
              ...at(['answers', key]),
              what: `\`${key}\` is answered yes, and no sign of the case explains it.`,
              mend: `Add a sign with \`row: ${key}\`: where it can be noticed, and why it says something.`,
            },
          ],
    ),
  ];
}

function otherEnd({ id, value, at }: Case, flow: FlowWithId, index: IndicatorIndex): Problem[] {
  const unknown = unknownAnswers(flow, value, at);
  if (unknown.length > 0) return unknown;
  const { assessment, outcome } = runExample(flow, value, index);
  const problems: Problem[] = [];
  if (assessment.band !== value.band) {
    problems.push({
      ...at(['band']),
      what: `The case \`${id}\` comes out as \`${assessment.band}\`, not \`${value.band}\`${because(assessment.because)}.`,
      mend: 'Look at what the case teaches before you change it: a rule may have changed. Mend the signs and answers, or write what is right here.',
    });
  }
  if (outcome.id !== value.reaches) {
    problems.push({
      ...at(['reaches']),
      what: `The case \`${id}\` reaches \`${outcome.id}\`, not \`${value.reaches}\`.`,
      mend: 'Mend the answers of the opening if that is wrong; else write what is right here.',
    });
  }
  return problems;
}

function numbersTwice(cases: readonly Case[]): Problem[] {
  const first = new Map<number, Case>();
  return cases.flatMap((one) => {
    const { number } = one.value;
    const before = first.get(number);
    if (!before) {
      first.set(number, one);
      return [];
    }
    return [
      {
        ...one.at(['number']),
        what: `The number ${String(number)} belongs to \`${before.id}\` already.`,
        mend: `Take the next free one, ${String(Math.max(...cases.map(({ value }) => value.number)) + 1)}: results of a room name a case by its number.`,
      },
    ];
  });
}

function tooFewWithout(cases: readonly Case[]): Problem[] {
  const without = cases.filter(({ value }) => value.referral.is === 'none').length;
  const last = cases.toSorted((a, b) => a.value.number - b.value.number).at(-1);
  if (!last || cases.length < CASES_OF_A_COURSE || without >= FEWEST_WITHOUT_REFERRAL) return [];
  return [
    {
      ...last.at(['referral', 'is']),
      what: `Of ${String(cases.length)} cases ${String(without)} rightly end without a referral.`,
      mend: `Let at least ${String(FEWEST_WITHOUT_REFERRAL)} end so: whoever practises on signs alone sees them in everybody.`,
    },
  ];
}
