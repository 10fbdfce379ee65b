import {
  FIRST_SCREEN,
  NO_ANSWERS,
  answersOutOfReach,
  answersToConfirm,
  confirmAnswer,
  dropParked,
  isAsked,
  shownThemes,
  standing,
  standsAtFirstScreen,
  walkOpening,
  withAnswer,
  type Answer,
  type AnswerKey,
  type Answers,
  type FlowWithId,
  type IndicatorIndex,
  type NextQuestion,
  type ShownQuestion,
} from './core/index.ts';
import type { Reasoning } from './reasoning.ts';

/** What is on the screen. Worked out from the answers, except where the officer chose to go. */
export type View =
  | { readonly kind: 'first' }
  /** The line dropped, and nobody calls back. */
  | { readonly kind: 'no-call' }
  | { readonly kind: 'opening'; readonly question: string }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'overview' }
  | { readonly kind: 'advice' };

/** One screening. It lives in memory and holds answers and nothing else. */
export class ScreeningSession {
  readonly flow: FlowWithId;
  readonly index: IndicatorIndex;
  readonly #save: (answers: Answers) => void;

  /** Handed in as soon as it is there; what is worked out below must not be asked for before. */
  reasoning = $state.raw<Reasoning>();
  // raw: answers are replaced as a whole, never changed in place
  answers = $state.raw<Answers>(NO_ANSWERS);
  #chosenView = $state.raw<View | null>(null);
  /** Where the officer was before the advice or the overview, to come back to. */
  #cameFrom = $state.raw<View | null>(null);
  /** Questions of the themes in the order in which they were on the screen, the one of now last. For "Back". */
  #way = $state.raw<readonly string[]>([]);
  /** Questions that "Back" was pressed on, the nearest last. "Next" leads to them again. */
  #ahead = $state.raw<readonly string[]>([]);
  /** Every question that was ever on the screen: it is not suggested a second time. */
  #seen = $state.raw<ReadonlySet<string>>(new Set());

  readonly opening = $derived.by(() => walkOpening(this.flow, this.answers));
  readonly themes = $derived.by(() => shownThemes(this.flow, this.answers));
  /** Every question that may be on the screen now, in the order of the flow. */
  readonly questions = $derived(this.themes.flatMap((theme) => theme.questions));
  readonly screening = $derived.by(() => this.#rule.screen(this.flow, this.answers, this.index));
  /** Asked for by the adding-up panel and the advice only: it tries every open answer. */
  readonly raises = $derived.by(() => this.#rule.whatWouldRaise(this.flow, this.answers, this.index));
  readonly toConfirm = $derived.by(() => answersToConfirm(this.flow, this.answers));
  /** Set aside, and nothing leads to it now. */
  readonly outOfReach = $derived.by(() => answersOutOfReach(this.flow, this.answers));
  /**
   * The question to offer next, and why. It is offered and never brings itself onto the screen; the one on the screen and
   * those the officer has left are not offered again.
   */
  readonly suggested: NextQuestion | null = $derived.by(() =>
    this.#rule.nextBestQuestion(this.flow, this.answers, this.index, this.#seen),
  );
  /** What was left and could still raise the band. Asked for by the advice, and where nothing is suggested any more. */
  readonly stillOpen = $derived.by(() => this.#rule.whatIsStillOpen(this.flow, this.answers, this.index));
  /** Nothing that is left, seen or not, could change the advice. */
  readonly nothingLeft = $derived.by(
    () =>
      this.suggested === null &&
      this.stillOpen.questions.length === 0 &&
      !this.stillOpen.onceAlone &&
      this.#rule.nextBestQuestion({ ...this.flow, depth: 'room' }, this.answers, this.index) === null,
  );
  readonly begun = $derived(Object.keys(this.answers).length > 0);

  /** `save` is told of every change; the page decides whether anything is kept. */
  constructor(flow: FlowWithId, index: IndicatorIndex, save: (answers: Answers) => void) {
    this.flow = flow;
    this.index = index;
    this.#save = save;
  }

  get #rule(): Reasoning {
    if (!this.reasoning) throw new TypeError('The screening was asked for before its rule was handed in.');
    return this.reasoning;
  }

  /** What is on the screen now: where the officer went, while it is still there; else where the answers lead. */
  get view(): View {
    const chosen = this.#chosenView;
    if (chosen && this.#isThere(chosen)) return chosen;
    if (standsAtFirstScreen(this.flow, this.answers)) return { kind: 'first' };
    const { now } = this.opening;
    if (now.at === 'question') return { kind: 'opening', question: now.question };
    if (now.at === 'outcome') return { kind: 'advice' };
    // The flow's author chose how the talk begins; what comes after is suggested.
    const here = this.#way.at(-1);
    const next =
      this.questions.find(({ id }) => id === here) ??
      this.questions.find(({ id }) => !this.isAnswered(id)) ??
      this.questions[0];
    return next ? { kind: 'question', question: next.id } : { kind: 'advice' };
  }

  show(view: View): void {
    const from = this.view;
    if (from.kind === 'first' || from.kind === 'opening' || from.kind === 'question') this.#cameFrom = from;
    if (view.kind === 'question') this.#goTo(view.question);
    else this.#chosenView = view;
  }

  /** The question that "Next" leads to: the one that "Back" left, else the suggested one; null where advice is next. */
  get next(): ShownQuestion | null {
    const view = this.view;
    if (view.kind !== 'question') return null;
    const wanted = [...this.#ahead].reverse();
    if (this.suggested && this.suggested.why.kind !== 'opening') wanted.push(this.suggested.question);
    for (const id of wanted) {
      const found = id === view.question ? undefined : this.questions.find((question) => question.id === id);
      if (found) return found;
    }
    return null;
  }

  /** How many questions of the themes were on the screen, with the one of now. */
  get position(): number {
    return new Set(this.#way).size;
  }

  goOn(): void {
    const { next } = this;
    if (!next) {
      this.show({ kind: 'advice' });
      return;
    }
    const ahead = this.#ahead.slice(0, Math.max(0, this.#ahead.lastIndexOf(next.id)));
    this.#goTo(next.id);
    this.#ahead = ahead;
  }

  /** Notes a line of the first screen; an empty text takes it back. */
  noteFirst(line: string, note: string): void {
    const given = note === '' ? null : { answer: 'noted', note };
    this.#keepView(withAnswer(this.flow, this.answers, `${FIRST_SCREEN}/${line}`, given));
  }

  /** Goes on from the first screen to the opening. */
  passFirst(): void {
    this.#change(withAnswer(this.flow, this.answers, FIRST_SCREEN, { answer: 'passed' }));
    this.#chosenView = null;
  }

  /** Answers a question of the opening and moves on to where that leads. */
  answerOpening(question: string, answer: string): void {
    // From an outcome that this leads to, back means this question.
    this.#cameFrom = { kind: 'opening', question };
    this.#change(withAnswer(this.flow, this.answers, question, { answer }));
    this.#goWhereTheOpeningLeads();
  }

  #goWhereTheOpeningLeads(): void {
    this.#chosenView = null;
    const { now } = this.opening;
    if (now.at !== 'themes' && now.at !== 'child') return;
    const { view } = this;
    if (view.kind === 'question') this.#goTo(view.question);
  }

  /** Answers a row, or takes the answer back to "not asked" with null. */
  answerRow(key: AnswerKey, answer: 'yes' | 'no' | 'unclear' | null): void {
    const before = this.answers[key];
    // What was noted of an answer that was set aside belongs to that answer, not to another one.
    const about = before && (!before.parked || before.answer === answer) ? withoutParked(before) : {};
    const given = answer === null ? null : { ...about, answer };
    this.#keepView(withAnswer(this.flow, this.answers, key, given));
  }

  /** Adds how the officer knows, or a short note, to an answer that is there. */
  describe(key: AnswerKey, about: Pick<Partial<Answer>, 'evidence' | 'note'>): void {
    const given = this.answers[key];
    if (!given || given.parked) return;
    this.#keepView({ ...this.answers, [key]: { ...given, ...about } });
  }

  /** Records something beside the questions, or takes it back with null. It never counts. */
  record(key: AnswerKey, given: Answer | null): void {
    this.#keepView(withAnswer(this.flow, this.answers, key, given));
  }

  /** Uses an answer again that was set aside. One of the opening leads on, as answering it would. */
  confirm(key: AnswerKey): void {
    const wasOpening = this.view.kind === 'opening';
    this.#keepView(confirmAnswer(this.flow, this.answers, key));
    if (wasOpening && key in this.flow.opening) this.#goWhereTheOpeningLeads();
  }

  /** Leaves an answer out for good that was set aside. */
  drop(key: AnswerKey): void {
    this.#keepView(dropParked(this.answers, key));
  }

  /**
   * Records that the officer is, or is no longer, alone with the person. Goes through the opening's own question; where
   * that brings up another one, what must be said before any account is heard, it comes first.
   */
  setAlone(alone: boolean): void {
    const wanted = alone ? 'yes' : 'no';
    for (const [id, question] of Object.entries(this.flow.opening)) {
      const answer = question.answers.find((option) => option.record?.alone === wanted);
      if (!answer || standing(this.answers, id) === undefined) continue;
      this.#keepView(withAnswer(this.flow, this.answers, id, { answer: answer.id }));
      if (this.opening.now.at === 'question') this.#chosenView = null;
      // What others must not hear goes off the screen with them in the room; what comes instead is on the way from now on.
      const { view } = this;
      if (view.kind === 'question') this.#goTo(view.question);
      return;
    }
  }

  isAnswered(question: string): boolean {
    const found = this.flow.questions[question];
    return found !== undefined && isAsked(question, found, this.answers);
  }

  /** Goes one step back: to the question that was on the screen before, or into the opening. */
  back(): void {
    const view = this.view;
    if (view.kind === 'question') {
      const way = this.#way.filter((id) => this.questions.some((question) => question.id === id));
      const before = way.slice(0, way.lastIndexOf(view.question)).at(-1);
      const last = this.opening.trail[this.opening.trail.length - 1];
      if (before !== undefined) {
        this.#ahead = [...this.#ahead, view.question];
        this.#way = way.slice(0, way.lastIndexOf(before) + 1);
        this.#chosenView = { kind: 'question', question: before };
      } else if (last !== undefined) this.#chosenView = { kind: 'opening', question: last };
      return;
    }
    if (view.kind === 'opening') {
      const here = this.opening.trail.indexOf(view.question);
      const before = this.opening.trail[here < 0 ? this.opening.trail.length - 1 : here - 1];
      if (before !== undefined) this.#chosenView = { kind: 'opening', question: before };
      else if (this.flow.firstScreen) this.#chosenView = { kind: 'first' };
      return;
    }
    if (view.kind === 'no-call') {
      this.#chosenView = { kind: 'first' };
      return;
    }
    const last = this.opening.trail[this.opening.trail.length - 1];
    this.#chosenView =
      this.#cameFrom ??
      // From an outcome that the opening led to, back means the question that led there.
      (last !== undefined && this.opening.now.at === 'outcome' ? { kind: 'opening', question: last } : null);
  }

  /** Takes over the answers of a screening of the same flow, and where the officer was in it. */
  takeOver(before: ScreeningSession): void {
    this.answers = before.answers;
    this.reasoning ??= before.reasoning;
    this.#chosenView = before.#chosenView;
    this.#cameFrom = before.#cameFrom;
    this.#way = before.#way;
    this.#ahead = before.#ahead;
    this.#seen = before.#seen;
  }

  /** Goes on with answers that were given before. */
  restore(answers: Answers): void {
    this.#forgetTheWay();
    this.#change(answers);
    this.#goWhereTheOpeningLeads();
  }

  /** Empties the screening at once. */
  clear(): void {
    this.answers = NO_ANSWERS;
    this.#forgetTheWay();
  }

  #forgetTheWay(): void {
    this.#chosenView = null;
    this.#cameFrom = null;
    this.#way = [];
    this.#ahead = [];
    this.#seen = new Set();
  }

  #goTo(question: string): void {
    if (this.#way.at(-1) !== question) this.#way = [...this.#way, question];
    this.#ahead = this.#ahead.filter((id) => id !== question);
    this.#seen = new Set([...this.#seen, question]);
    this.#chosenView = { kind: 'question', question };
  }

  #isThere(view: View): boolean {
    if (view.kind === 'first' || view.kind === 'no-call') return this.flow.firstScreen !== undefined;
    if (view.kind === 'opening') {
      const { now, trail } = this.opening;
      return trail.includes(view.question) || (now.at === 'question' && now.question === view.question);
    }
    return view.kind !== 'question' || this.questions.some(({ id }) => id === view.question);
  }

  #keepView(answers: Answers): void {
    const view = this.view;
    this.#change(answers);
    this.#chosenView = view;
  }

  #change(answers: Answers): void {
    this.answers = answers;
    this.#save(answers);
  }
}

function withoutParked(answer: Answer): Omit<Answer, 'parked'> {
  const { parked: _parked, ...rest } = answer;
  return rest;
}
