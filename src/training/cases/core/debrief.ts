import type { CaseChoice, CaseStage, Slip } from '../content/index.ts';
import type { PracticeCase } from './case.ts';
import { noticedIn, signCount, type Noticed } from './noticed.ts';
import { standingOf, type CaseRun, type Decision, type LogLine } from './run.ts';

/** What was done with one choice. `taken-back`: chosen and given up before going on, which is what thinking looks like. */
export type Chosen = 'chosen' | 'taken-back' | 'not-chosen';

export interface DebriefedChoice {
  readonly choice: CaseChoice;
  readonly chosen: Chosen;
  /** Seconds since the case was begun when it was last chosen or taken back; undefined when it never was. */
  readonly at: number | undefined;
}

export interface DebriefedStage {
  readonly stage: CaseStage;
  /** In the order of the case, chosen or not: each with its verdict and the author's reason. */
  readonly choices: readonly DebriefedChoice[];
  /** Seconds from when it was opened until it was gone on from; undefined when it never was. */
  readonly seconds: number | undefined;
}

/**
 * How the decision about a referral stands beside the author's. `rightly-without`: the case ends without one and the
 * participant left it at that, which is the hard part of such a case and is praised. `more` and `less` are no harm: an
 * offer may be declined, and too little is talked about.
 */
export type ReferralStanding = 'as-the-author' | 'rightly-without' | 'more' | 'less' | 'undecided';

export interface Debrief {
  readonly stages: readonly DebriefedStage[];
  readonly noticed: Noticed;
  /** The only place where signs are counted. */
  readonly count: { readonly noticed: number; readonly of: number };
  readonly referral: {
    readonly decided: Decision | undefined;
    readonly author: Decision;
    readonly standing: ReferralStanding;
  };
  /** The harm that stood when a stage was gone on from. */
  readonly harm: readonly CaseChoice[];
  /** One harm error asks to work the case again. A harm that was taken back in time asks for nothing. */
  readonly repeat: boolean;
  /** The case rightly ends without a referral, it was left at that, and nobody was harmed on the way. */
  readonly wellLeft: boolean;
  /** Lines of the log about what the case no longer has, after a change of its file. Kept and shown, and they count nowhere. */
  readonly unplaced: readonly LogLine[];
}

/** Works out the whole debrief of a run, choice by choice. What has not been decided yet stands as not chosen. */
export function debriefOf(one: PracticeCase, run: CaseRun): Debrief {
  const { chosen, decided } = standingOf(one, run.log);
  const noticed = noticedIn(one, run.answers, run.saw);
  const left = timesLeft(run);
  const stages = one.stages.map((stage, n): DebriefedStage => {
    const opened = n === 0 ? 0 : left.get(one.stages[n - 1]?.id ?? '');
    const closed = left.get(stage.id);
    return {
      stage,
      choices: stage.choices.map((choice) =>
        debriefed(choice, stage, chosen.get(stage.id)?.has(choice.id) === true, run),
      ),
      seconds: opened === undefined || closed === undefined ? undefined : closed - opened,
    };
  });
  const harm = stages.flatMap(({ choices }) =>
    choices.flatMap(({ choice, chosen: what }) =>
      what === 'chosen' && choice.verdict === 'harm' ? [choice] : [],
    ),
  );
  const standing = referralStanding(one.referral.is, decided);
  return {
    stages,
    noticed,
    count: signCount(noticed),
    referral: { decided, author: one.referral.is, standing },
    harm,
    repeat: harm.length > 0,
    wellLeft: standing === 'rightly-without' && harm.length === 0,
    unplaced: run.log.filter(({ what }) => !hasPlace(one, what)),
  };
}

/** When each stage was first gone on from. */
function timesLeft({ log }: CaseRun): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const { at, what } of log) {
    if (what.kind === 'went-on' && !left.has(what.stage)) left.set(what.stage, at);
  }
  return left;
}

function debriefed(choice: CaseChoice, stage: CaseStage, stands: boolean, { log }: CaseRun): DebriefedChoice {
  const last = log.findLast(
    ({ what }) =>
      (what.kind === 'chose' || what.kind === 'took-back') &&
      what.stage === stage.id &&
      what.choice === choice.id,
  );
  const chosen = stands ? 'chosen' : last?.what.kind === 'took-back' ? 'taken-back' : 'not-chosen';
  return { choice, chosen, at: last?.at };
}

const HEIGHT: Readonly<Record<Decision, number>> = { none: 0, offered: 1, urgent: 2 };

function referralStanding(author: Decision, decided: Decision | undefined): ReferralStanding {
  if (decided === undefined) return 'undecided';
  if (decided === author) return author === 'none' ? 'rightly-without' : 'as-the-author';
  return HEIGHT[decided] > HEIGHT[author] ? 'more' : 'less';
}

function hasPlace({ stages, documents }: PracticeCase, what: LogLine['what']): boolean {
  if (what.kind === 'looked-at') return documents.some(({ id }) => id === what.document);
  if (what.kind !== 'chose' && what.kind !== 'took-back' && what.kind !== 'went-on') return true;
  const stage = stages.find(({ id }) => id === what.stage);
  if (what.kind === 'went-on' || !stage) return stage !== undefined;
  return stage.choices.some(({ id }) => id === what.choice);
}

/** Which slips were made, each once, in the order of the case. A harm that names none is `other`. */
export function slipsIn({ harm }: Debrief): Slip[] {
  return [...new Set(harm.map(({ slip }) => slip ?? 'other'))];
}
