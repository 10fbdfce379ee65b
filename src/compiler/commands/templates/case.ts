import type { FlowExample } from '#screening/content';

/** What a new case begins with: a flow of the handbook, and an example of it that the real rule brings to its band. */
export interface CaseToBeginWith {
  readonly number: number;
  readonly flow: string;
  readonly example: Pick<FlowExample, 'opening' | 'answers' | 'band' | 'reaches'>;
  /** The keys of `answers` at which a sign of the flow is recorded. */
  readonly signs: readonly string[];
}

/**
 * A case to begin with. It comes to the band that it says, since its answers are those of an example; the texts that begin
 * with FILL IN wait for the author, and so does the id of a source.
 */
export function caseTemplate({ number, flow, example, signs }: CaseToBeginWith): string {
  const { opening, answers, band, reaches } = example;
  const referral = band === 'refer' || band === 'act-now' ? 'offered' : 'none';
  return `---
# Its place in the list. Results of a room name a case by its number: it stays for ever.
number: ${number}
title: FILL IN a title that does not give the answer away
setting: FILL IN one neutral line, where the officer is
lesson: FILL IN what it teaches, in one sentence; shown in the debrief only
# How long a group needs: 3 to 60.
minutes: 20
pattern:
  text: FILL IN the published pattern it rests on, in your own words
  sources: [fill-in-a-source]
  # read: you read the source; known: from general knowledge; own: the pattern is yours.
  mark: own
flow: ${flow}
# Codes of files in countries/, as { here: ee, from: lt, to: fi }. Everybody in the case is invented.
countries: {}

# What happens, one stage after the other. A stage says what there is to see and hear, and judges nothing.
stages:
  - id: first
    title: FILL IN a title
    text:
      - FILL IN what there is to see and hear
    # Papers that lie on the desk from here on.
    documents: [paper]
    ask: FILL IN what the officer has to decide here
    # good: what a careful officer does; weak: helps little; harm: can hurt the person.
    choices:
      - id: first-good
        text: FILL IN what to do, verb first
        verdict: good
        why: FILL IN why
      - id: first-harm
        text: FILL IN a slip that people really make
        verdict: harm
        # Which slip it is: refuses-on-signs, tells-without-agreement, companion-interprets and others; see README.md.
        slip: other
        why: FILL IN whom it hurts, and how
  - id: second
    title: FILL IN a title
    text:
      - FILL IN what happens next
    ask: FILL IN what the officer has to decide here
    choices:
      - id: second-good
        text: FILL IN what to do, verb first
        verdict: good
        why: FILL IN why
      # Whoever tells police, family, employer, agent, sponsor, club, protocol or the person's own State says so:
      #   tells: [police]
      #   agreed: true
      # and says in the text that the person agreed.
      - id: second-also-good
        text: FILL IN something else to do, verb first
        verdict: good
        why: FILL IN why

documents:
  - id: paper
    # contract, letter, ticket, passport-page, form, messages, advert, medical or statement.
    kind: letter
    title: FILL IN a title
    lines:
      - text: FILL IN a line
      - label: FILL IN the name of a field
        text: FILL IN what stands in it

# What can be noticed. \`row\` is where the flow records it; leave it out when no question of the flow does.
signs:${signs.length === 0 ? ' []' : `\n${signs.map(sign).join('\n')}`}

# What a good officer records, and where the real flow must end. Taken from an example of the flow: make it yours.
opening:
${Object.entries(opening).map(entry).join('\n')}
answers:${Object.keys(answers).length === 0 ? ' {}' : `\n${Object.entries(answers).map(entry).join('\n')}`}
band: ${band}
reaches: ${reaches}
referral:
  # offered, urgent (only with act-now) or none (only with inform and nothing-recorded).
  is: ${referral}
  why: FILL IN why
contacts:
  needs: [trafficking-help]
  why: FILL IN why these

roles:
  - role: applicant
    name: FILL IN a name that sounds invented
    card: FILL IN what the player knows, wants and does
    secret: FILL IN what is told only to an officer who earns it
  - role: officer
    card: FILL IN what the player knows
  - role: observer
    card: FILL IN what to watch
debrief:
  - FILL IN a question for the group
  - FILL IN another one
---

FILL IN notes for whoever leads the group.
`;
}

const quoted = (answer: string): string => (/^(?:yes|no)$/.test(answer) ? `'${answer}'` : answer);
const entry = ([key, answer]: [string, string]): string => `  ${key}: ${quoted(answer)}`;
const sign = (row: string, n: number): string => `  - id: sign-${n + 1}
    text: FILL IN what can be noticed
    stage: first
    row: ${row}
    why: FILL IN why it says something`;
