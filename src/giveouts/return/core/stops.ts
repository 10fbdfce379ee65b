import type { ReturnQuestion, ReturnRisk, StopName } from '../content/index.ts';
import { ALWAYS_ASKED, ASKED_FOR_CHILD, mayBeChild, type Answer, type ReturnPlan } from './plan.ts';
import { levelOfRisk } from './risk.ts';

/** `stop`: no return while it holds. `wait`: not yet, because something is missing or was not asked. */
export interface Stop {
  readonly name: StopName;
  readonly kind: 'stop' | 'wait';
  /** The risks it is about; [] for all others. */
  readonly risks: readonly string[];
}

interface Rule {
  /** The one answer with which nothing stands in the way. */
  readonly clear: Answer;
  /** Answers that stop; all others make it wait. */
  readonly stops: readonly Answer[];
}

const RULES: Readonly<Record<Exclude<ReturnQuestion, 'case-open' | 'case-agreed'>, Rule>> = {
  'fears-own-state': { clear: 'no', stops: ['yes', 'unclear'] },
  'wants-protection': { clear: 'no', stops: ['yes', 'unclear'] },
  'mission-involved': { clear: 'no', stops: ['yes', 'unclear'] },
  'wants-to-return': { clear: 'yes', stops: ['no'] },
  'wish-in-writing': { clear: 'yes', stops: [] },
  'fit-to-travel': { clear: 'yes', stops: ['no'] },
  'receiving-body-agreed': { clear: 'yes', stops: [] },
  'travel-document': { clear: 'yes', stops: [] },
  'exit-problems-solved': { clear: 'yes', stops: [] },
  'child-authority-leads': { clear: 'yes', stops: ['no'] },
  'child-heard': { clear: 'yes', stops: [] },
  'best-interests-decided': { clear: 'yes', stops: ['no'] },
  'family-assessed': { clear: 'yes', stops: ['no'] },
  'collector-checked': { clear: 'yes', stops: ['no'] },
};

/**
 * Everything that stops this return or makes it wait, what stops first. An empty plan waits for all that was not asked.
 * An empty list says only that nothing recorded stands in the way; it never says that a return is safe.
 *
 * A high risk stops (ODIHR, principle 3: protection where return is no option). A medium one waits until somebody wrote
 * down what reduces it.
 */
export function stopsOf(plan: ReturnPlan, risks: readonly Pick<ReturnRisk, 'id'>[]): Stop[] {
  const asked = mayBeChild(plan) ? [...ALWAYS_ASKED, ...ASKED_FOR_CHILD] : ALWAYS_ASKED;
  const found = [
    ...(plan.age === null ? [stop('age-not-asked', 'wait')] : []),
    ...asked.flatMap((question) => ofQuestion(question, plan)),
    ...ofRisks(plan, risks),
  ];
  return [...found.filter(({ kind }) => kind === 'stop'), ...found.filter(({ kind }) => kind === 'wait')];
}

const stop = (name: StopName, kind: Stop['kind'], risks: readonly string[] = []): Stop => ({
  name,
  kind,
  risks,
});

function ofQuestion(question: ReturnQuestion, { answers }: ReturnPlan): Stop[] {
  const answer = answers[question];
  // Only whoever is needed in a case must have agreed with the court or the prosecutor how they will be heard.
  if (question === 'case-open')
    return answer === undefined || answer === 'unclear' ? [stop(question, 'wait')] : [];
  if (question === 'case-agreed') {
    return answers['case-open'] === 'yes' && answer !== 'yes' ? [stop(question, 'wait')] : [];
  }
  const { clear, stops } = RULES[question];
  if (answer === clear) return [];
  return [stop(question, answer !== undefined && stops.includes(answer) ? 'stop' : 'wait')];
}

function ofRisks(plan: ReturnPlan, risks: readonly Pick<ReturnRisk, 'id'>[]): Stop[] {
  const rated = risks.map(({ id }) => {
    const entry = Object.hasOwn(plan.risks, id) ? plan.risks[id] : undefined;
    return { id, entry, level: entry ? levelOfRisk(entry) : null };
  });
  const named = (name: StopName, kind: Stop['kind'], which: typeof rated): Stop[] =>
    which.length > 0
      ? [
          stop(
            name,
            kind,
            which.map(({ id }) => id),
          ),
        ]
      : [];
  return [
    ...named(
      'high-risk',
      'stop',
      rated.filter(({ level }) => level === 'high'),
    ),
    ...named(
      'risk-not-rated',
      'wait',
      rated.filter(({ level }) => level === null),
    ),
    ...named(
      'risk-without-measure',
      'wait',
      rated.filter(({ level, entry }) => level === 'medium' && (entry?.reduces.trim() ?? '') === ''),
    ),
  ];
}
