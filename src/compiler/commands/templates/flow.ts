/** The outcomes that every flow needs: one for each band, on the way of adults and on that of children. */
const OUTCOMES = [
  ['act-now', 'themes', 'act-now'],
  ['refer', 'themes', 'refer'],
  ['inform', 'themes', 'inform'],
  ['nothing-recorded', 'themes', 'nothing-recorded'],
  ['child-act-now', 'child', 'act-now'],
  ['child-refer', 'child', 'refer'],
  ['child-inform', 'child', 'inform'],
  ['child-nothing-recorded', 'child', 'nothing-recorded'],
] as const;

/** A flow to begin with: its opening and outcomes hold together; the texts that begin with FILL IN wait for the editor. */
export function flowTemplate(today: string): string {
  return `title: FILL IN a neutral title, the person may read it
summary: FILL IN one sentence for the list
# visa-applicant, someone-needs-help, child, diplomats-household, coming-home or files-on-the-desk.
entry: visa-applicant
# Its place within the entry; the general flow has 1.
order: 50
# counter: at most five spoken questions; room: needs come before the account.
depth: counter
# visa-application, at-post-abroad or returning: only signs of this stage are asked about.
stage: visa-application
# The day on which somebody last went through the whole flow.
reviewed: ${today}
# Ids in sources.yaml.
sources: [fill-in-a-source]
start: danger

# What other flows have as well is used by its name, from parts/ and questions/, for instance:
#   opening:  danger: { use: danger-visa, goto: { danger: danger-now, next: alone } }
#   themes:   - { use: money }
#   outcomes: refer: { use: refer-visa }
# A theme may also name any question of the bank. What is written out below belongs to this flow alone.

# The opening is for safety. Each answer says where to go: a question here, an outcome, \`themes\` or \`child\`.
opening:
  danger:
    ask: Is the person, or someone with them, in danger right now?
    way: look
    hearing: with-companion
    why: FILL IN why this comes first
    answers:
      - { id: 'yes', label: 'Yes', record: { danger: 'yes' }, goto: danger-now }
      - { id: unclear, label: I cannot tell, record: { danger: unclear }, goto: alone }
      - { id: 'no', label: 'No', record: { danger: 'no' }, goto: alone }
  alone:
    ask: Can anyone else hear the two of you?
    way: look
    hearing: with-companion
    why: FILL IN why this matters
    answers:
      - { id: alone, label: No, record: { alone: 'yes' }, goto: pass-on }
      - { id: not-yet, label: 'Yes', record: { alone: 'no' }, goto: mission }
  # Shows what this officer must report; whoever is alone with the person says it before any account is heard.
  pass-on:
    ask: Say first what you must pass on.
    way: spoken
    hearing: alone-only
    tells: duty-to-report
    say: FILL IN the words to speak
    why: FILL IN why this matters
    answers:
      - { id: said, label: It is said and understood, goto: mission }
  mission:
    ask: Does anything point to someone at this mission, or working for it?
    way: look
    hearing: with-companion
    why: FILL IN why this matters
    answers:
      - { id: nothing-known, label: Nothing that I know of, record: { mission-involved: 'no' }, goto: age }
      - { id: it-may, label: It may, record: { mission-involved: 'yes' }, goto: age }
  age:
    ask: How old is the person, by the papers and by your own eyes?
    way: papers
    hearing: with-companion
    why: FILL IN why this matters
    answers:
      - { id: adult, label: 18 or older, record: { age: adult }, goto: themes }
      - { id: under-18, label: Under 18, record: { age: under-18 }, goto: child }
      - { id: unsure, label: I am not sure, record: { age: unsure }, goto: child }

# Themes may be taken in any order.
themes:
  - { id: first, title: FILL IN a neutral title, path: themes, questions: [how-it-feels] }
  - { id: child, title: FILL IN a neutral title, path: child, questions: [how-it-feels-child] }

questions:
  how-it-feels:
    title: FILL IN a neutral title
    way: look
    hearing: with-companion
    look: FILL IN what to look and listen for
    why: FILL IN why, and what it can and cannot show
    rows:
      # A sign: - { kind: sign, concept: an-id-from-concepts }
      - { kind: fact, fact: unease, statement: 'Something is not right, and I cannot name it' }
      - { kind: fact, fact: leaves-within-48-hours, statement: 'They leave within two days' }
  how-it-feels-child:
    title: FILL IN a neutral title
    way: look
    hearing: with-companion
    look: FILL IN what to look and listen for
    why: FILL IN why, and what it can and cannot show
    rows:
      - { kind: fact, fact: unease, statement: 'Something is not right, and I cannot name it' }

# An outcome is chosen by its band. Each needs a step without a network and one that can be done while the one who
# controls is in the room, both without \`when\`.
outcomes:
  danger-now:
    title: Safety first
    worth: FILL IN what this is worth
    steps:
${steps()}
    unsafe: FILL IN how the person can safely come back
    contacts: [emergency]
${OUTCOMES.map(([id, path, band]) => outcome(id, path, band)).join('\n')}
`;
}

function outcome(id: string, path: string, band: string): string {
  return `  ${id}:
    title: FILL IN a neutral title
    band: ${band}
    path: ${path}
    worth: FILL IN what this is worth, a reason to talk, no proof, no reason to refuse
    steps:
${steps()}
    unsafe: FILL IN how the person can safely come back
    contacts: [${path === 'child' ? 'child-protection' : 'trafficking-help'}]`;
}

function steps(): string {
  return `      - { id: first, do: 'FILL IN, verb first', noNetwork: true, controllerPresent: true }`;
}

/** Examples to begin with. The check names the outcomes that none of them reaches yet. */
export function examplesTemplate(): string {
  return `# Each example is a set of answers and where it must lead. They are run at every build.
examples:
  - name: FILL IN somebody in danger
    opening: { danger: 'yes' }
    band: act-now
    reaches: danger-now
  - name: FILL IN nothing unusual
    opening: { danger: 'no', alone: alone, pass-on: said, mission: nothing-known, age: adult }
    answers: { how-it-feels/unease: 'no' }
    band: nothing-recorded
    reaches: nothing-recorded
  - name: FILL IN a feeling that something is wrong
    opening: { danger: 'no', alone: alone, pass-on: said, mission: nothing-known, age: adult }
    answers: { how-it-feels/unease: 'yes' }
    band: inform
    reaches: inform
`;
}
