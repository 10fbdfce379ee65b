import type { Flow } from '#screening/content';

type OpeningAnswer = Flow['opening'][string]['answers'][number];
/** What the opening has recorded so far. */
export type Recorded = NonNullable<OpeningAnswer['record']>;

export type Place =
  | { readonly at: 'question'; readonly question: string }
  | { readonly at: 'themes' }
  | { readonly at: 'child' }
  | { readonly at: 'outcome'; readonly outcome: string }
  /** A name that is nowhere. */
  | { readonly at: 'dead-end'; readonly name: string };

/** Where somebody can stand in or after the opening, with everything that the way there has settled. */
export interface Standing {
  readonly place: Place;
  readonly recorded: Recorded;
  readonly concepts: readonly string[];
  /** What must be passed on has been said. */
  readonly told: boolean;
  /** The shortest answers that lead here: question -> answer. */
  readonly answers: Readonly<Record<string, string>>;
  /** The answer that led here: its question, and its number in it. Undefined at the start. */
  readonly by: { readonly question: string; readonly answer: number } | undefined;
}

export function placeOf(flow: Flow, name: string): Place {
  if (name === 'themes' || name === 'child') return { at: name };
  if (flow.opening[name]) return { at: 'question', question: name };
  if (flow.outcomes[name]) return { at: 'outcome', outcome: name };
  return { at: 'dead-end', name };
}

export function nameOfPlace(place: Place): string {
  if (place.at === 'question') return `question ${place.question}`;
  return place.at === 'outcome' ? `outcome ${place.outcome}` : place.at;
}

/**
 * Every place that the opening leads to, with all that can be settled there. Two ways that end in the same place and
 * settle the same are one. An opening that turns in a circle ends as well, because facts are few.
 */
export function everyStanding(flow: Flow): Standing[] {
  const start: Standing = {
    place: placeOf(flow, flow.start),
    recorded: {},
    concepts: [],
    told: false,
    answers: {},
    by: undefined,
  };
  const found = new Map([[nameOf(start), start]]);
  const open = [start];
  for (let next = open.shift(); next; next = open.shift()) {
    const { place } = next;
    if (place.at !== 'question') continue;
    const question = flow.opening[place.question];
    question?.answers.forEach((answer, n) => {
      const standing: Standing = {
        place: placeOf(flow, answer.goto),
        recorded: { ...next.recorded, ...answer.record },
        concepts: [...new Set([...next.concepts, ...(answer.concept === undefined ? [] : [answer.concept])])],
        told: next.told || question.tells !== undefined,
        answers: { ...next.answers, [place.question]: answer.id },
        by: { question: place.question, answer: n },
      };
      const name = nameOf(standing);
      if (found.has(name)) return;
      found.set(name, standing);
      open.push(standing);
    });
  }
  return [...found.values()];
}

function nameOf({ place, recorded, concepts, told }: Standing): string {
  const facts = Object.entries(recorded)
    .map(([fact, value]) => `${fact}=${value}`)
    .sort();
  return [nameOfPlace(place), ...facts, ...[...concepts].sort(), told ? 'told' : ''].join(' ');
}

/** A question of the opening that can be reached from itself, with the answer that closes the circle. */
export function circleOf(flow: Flow): { readonly question: string; readonly answer: number } | undefined {
  const done = new Set<string>();
  const look = (id: string, above: ReadonlySet<string>): ReturnType<typeof circleOf> => {
    if (done.has(id)) return undefined;
    const here = new Set([...above, id]);
    for (const [n, { goto }] of (flow.opening[id]?.answers ?? []).entries()) {
      if (!flow.opening[goto]) continue;
      if (here.has(goto)) return { question: id, answer: n };
      const further = look(goto, here);
      if (further) return further;
    }
    done.add(id);
    return undefined;
  };
  for (const id of Object.keys(flow.opening)) {
    const circle = look(id, new Set());
    if (circle) return circle;
  }
  return undefined;
}

/**
 * Somebody who stands before a question again: an earlier answer was taken back, or being suddenly alone put a question
 * in between. What was answered beyond it, on ways that are still open, counts meanwhile: an age must not drop out of
 * the advice because one question waits.
 */
export function everyWaiting(flow: Flow, ends: readonly Standing[]): Standing[] {
  const found = new Map<string, Standing>();
  for (const end of ends) {
    const way = Object.keys(end.answers);
    way.forEach((waits, n) => {
      const { [waits]: _taken, ...answers } = end.answers;
      const counted = [
        ...way.slice(0, n),
        ...way.slice(n + 1).filter((id) => leadsTo(flow, waits, id, answers)),
      ];
      const chosen = counted.flatMap((id) =>
        (flow.opening[id]?.answers ?? []).filter((answer) => answer.id === answers[id]),
      );
      const standing: Standing = {
        place: { at: 'question', question: waits },
        recorded: Object.assign({}, ...chosen.map(({ record }) => record ?? {})) as Recorded,
        concepts: [...new Set(chosen.flatMap(({ concept }) => (concept === undefined ? [] : [concept])))],
        told: counted.some((id) => flow.opening[id]?.tells !== undefined),
        answers,
        by: end.by,
      };
      const name = nameOf(standing);
      if (!found.has(name)) found.set(name, standing);
    });
  }
  return [...found.values()];
}

/** true when some way from an open question comes to another, going by the answers that are given. */
function leadsTo(flow: Flow, from: string, to: string, answers: Readonly<Record<string, string>>): boolean {
  const seen = new Set<string>();
  const look = (id: string): boolean => {
    if (id === to) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    const all = flow.opening[id]?.answers ?? [];
    const given = all.filter((answer) => answer.id === answers[id]);
    return (given.length > 0 ? given : all).some(({ goto }) => look(goto));
  };
  return look(from);
}
