import {
  FIRST_SCREEN,
  NO_ANSWERS,
  answersToConfirm,
  confirmAnswer,
  screen,
  shownThemes,
  standing,
  standsAtFirstScreen,
  walkOpening,
  whatWouldRaise,
  withAnswer,
  type Answer,
  type AnswerKey,
  type Answers,
  type FlowWithId,
  type IndicatorIndex,
  type ShownQuestion,
} from './core/index.ts';

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

  // raw: answers are replaced as a whole, never changed in place
  answers = $state.raw<Answers>(NO_ANSWERS);
  #chosenView = $state.raw<View | null>(null);
  /** Where the officer was before the advice or the overview, to come back to. */
  #cameFrom = $state.raw<View | null>(null);

  readonly opening = $derived.by(() => walkOpening(this.flow, this.answers));
  readonly themes = $derived.by(() => shownThemes(this.flow, this.answers));
  /** Every question that may be on the screen now, in the order of the flow. */
  readonly questions = $derived(this.themes.flatMap((theme) => theme.questions));
  readonly screening = $derived.by(() => screen(this.flow, this.answers, this.index));
  /** Asked for by the adding-up panel and the advice only: it tries every open answer. */
  readonly raises = $derived.by(() => whatWouldRaise(this.flow, this.answers, this.index));
  readonly toConfirm = $derived.by(() => answersToConfirm(this.flow, this.answers));
  readonly begun = $derived(Object.keys(this.answers).length > 0);

  /** `save` is told of every change; the page decides whether anything is kept. */
  constructor(flow: FlowWithId, index: IndicatorIndex, save: (answers: Answers) => void) {
    this.flow = flow;
    this.index = index;
    this.#save = save;
  }

  /** What is on the screen now: where the officer went, while it is still there; else where the answers lead. */
  get view(): View {
    const chosen = this.#chosenView;
    if (chosen && this.#isThere(chosen)) return chosen;
    if (standsAtFirstScreen(this.flow, this.answers)) return { kind: 'first' };
    const { now } = this.opening;
    if (now.at === 'question') return { kind: 'opening', question: now.question };
    if (now.at === 'outcome') return { kind: 'advice' };
    const next = this.questions.find(({ id }) => !this.isAnswered(id)) ?? this.questions[0];
    return next ? { kind: 'question', question: next.id } : { kind: 'advice' };
  }

  show(view: View): void {
    const from = this.view;
    if (from.kind === 'first' || from.kind === 'opening' || from.kind === 'question') this.#cameFrom = from;
    this.#chosenView = view;
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
    this.#change(withAnswer(this.flow, this.answers, question, { answer }));
    this.#chosenView = null;
    const { now } = this.opening;
    const first = this.questions[0];
    if ((now.at === 'themes' || now.at === 'child') && first) {
      this.#chosenView = { kind: 'question', question: first.id };
    }
  }

  /** Answers a row, or takes the answer back to "not asked" with null. */
  answerRow(key: AnswerKey, answer: 'yes' | 'no' | 'unclear' | null): void {
    const before = this.answers[key];
    const given = answer === null ? null : { ...(before ? withoutParked(before) : {}), answer };
    this.#keepView(withAnswer(this.flow, this.answers, key, given));
  }

  /** Adds how the officer knows, or a short note, to an answer that is there. */
  describe(key: AnswerKey, about: Pick<Partial<Answer>, 'evidence' | 'note'>): void {
    const given = this.answers[key];
    if (!given) return;
    this.#keepView({ ...this.answers, [key]: { ...given, ...about } });
  }

  /** Records something beside the questions, or takes it back with null. It never counts. */
  record(key: AnswerKey, given: Answer | null): void {
    this.#keepView(withAnswer(this.flow, this.answers, key, given));
  }

  confirm(key: AnswerKey): void {
    this.#change(confirmAnswer(this.flow, this.answers, key));
  }

  drop(key: AnswerKey): void {
    this.#change(Object.fromEntries(Object.entries(this.answers).filter(([one]) => one !== key)));
  }

  /** Records that the officer is, or is no longer, alone with the person. Goes through the opening's own question. */
  setAlone(alone: boolean): void {
    const wanted = alone ? 'yes' : 'no';
    for (const [id, question] of Object.entries(this.flow.opening)) {
      const answer = question.answers.find((option) => option.record?.alone === wanted);
      if (!answer || standing(this.answers, id) === undefined) continue;
      this.#keepView(withAnswer(this.flow, this.answers, id, { answer: answer.id }));
      return;
    }
  }

  isAnswered(question: string): boolean {
    const rows = this.flow.questions[question]?.rows ?? [];
    return rows.length > 0 && Object.keys(this.answers).some((key) => key.startsWith(`${question}/`));
  }

  /** The question before or after the one on the screen; null at an end. */
  neighbour(step: 1 | -1): ShownQuestion | null {
    const view = this.view;
    if (view.kind !== 'question') return null;
    const here = this.questions.findIndex(({ id }) => id === view.question);
    return this.questions[here + step] ?? null;
  }

  /** Goes one step back: to the question before, or into the opening. */
  back(): void {
    const view = this.view;
    if (view.kind === 'question') {
      const before = this.neighbour(-1);
      const last = this.opening.trail[this.opening.trail.length - 1];
      if (before) this.#chosenView = { kind: 'question', question: before.id };
      else if (last !== undefined) this.#chosenView = { kind: 'opening', question: last };
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
    this.#chosenView = before.#chosenView;
    this.#cameFrom = before.#cameFrom;
  }

  /** Goes on with answers that were given before. */
  restore(answers: Answers): void {
    this.#chosenView = null;
    this.#change(answers);
  }

  /** Empties the screening at once. */
  clear(): void {
    this.answers = NO_ANSWERS;
    this.#chosenView = null;
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
