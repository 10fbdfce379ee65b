import { markOf, type Answers, type Chosen, type When } from './core/index.ts';

type Given = readonly Chosen[];
const NONE: Given = Array.from({ length: 10 }, () => null);

interface Entered {
  readonly set: number;
  readonly when: When;
  readonly mark: string;
  readonly given: Readonly<Record<When, Given>>;
  readonly handedIn: Readonly<Record<When, boolean>>;
  readonly useful: number | null;
}
const NOTHING: Entered = {
  set: 1,
  when: 'before',
  mark: '',
  given: { before: NONE, after: NONE },
  handedIn: { before: false, after: false },
  useful: null,
};

/**
 * The two papers of one participant, in memory only. They hold nothing of anyone, so the idle time leaves them: between
 * them lies a whole seminar. What the participant means to do is in their own words, and goes with the idle time.
 */
export class SeminarTestHeld {
  #entered = $state.raw<Entered>(NOTHING);
  #before: Entered | undefined;
  oneThing = $state('');

  get set(): number {
    return this.#entered.set;
  }
  get when(): When {
    return this.#entered.when;
  }
  /** As it was typed. */
  get mark(): string {
    return this.#entered.mark;
  }
  get useful(): number | null {
    return this.#entered.useful;
  }
  given(when: When): Given {
    return this.#entered.given[when];
  }
  handedIn(when: When): boolean {
    return this.#entered.handedIn[when];
  }
  /** The answers of a paper that was handed in. A paper without any answer was not sat. */
  sat(when: When): Answers | null {
    return this.handedIn(when) && this.given(when).some((one) => one !== null) ? this.given(when) : null;
  }

  get begun(): boolean {
    const { mark, given, handedIn } = this.#entered;
    return (
      mark.trim() !== '' ||
      this.oneThing.trim() !== '' ||
      (['before', 'after'] as const).some((when) => handedIn[when] || given[when].some((one) => one !== null))
    );
  }

  readonly idle = {
    begun: (): boolean => this.oneThing.trim() !== '',
    clear: (): void => {
      this.oneThing = '';
    },
  };

  #change(more: Partial<Entered>): void {
    this.#entered = { ...this.#entered, ...more };
  }
  chooseSet(set: number): void {
    // Another set has other questions: answers to these would be read as answers to those.
    this.#change({ ...NOTHING, mark: this.mark, when: this.when, set });
  }
  chooseWhen(when: When): void {
    this.#change({ when });
  }
  writeMark(mark: string): void {
    this.#change({ mark });
  }
  answer(when: When, n: number, chosen: Chosen): void {
    if (this.handedIn(when)) return;
    const given = this.given(when).map((one, place) => (place === n ? chosen : one));
    this.#change({ given: { ...this.#entered.given, [when]: given } });
  }
  handIn(when: When): void {
    this.#change({ handedIn: { ...this.#entered.handedIn, [when]: true } });
  }
  sayUseful(useful: number): void {
    this.#change({ useful });
  }
  /** Brings back the paper of the morning from its code. */
  takeBefore(set: number, mark: string, before: Answers): void {
    this.#change({
      set,
      mark,
      when: 'after',
      given: { before, after: set === this.set ? this.given('after') : NONE },
      handedIn: { before: true, after: set === this.set && this.handedIn('after') },
    });
  }

  /** The mark as a code holds it; undefined while it is none. */
  get codedMark(): string | undefined {
    return markOf(this.mark);
  }

  clear(): void {
    this.#entered = NOTHING;
    this.#before = undefined;
    this.oneThing = '';
  }
  empty(): void {
    this.#before = this.#entered;
    this.#entered = { ...NOTHING, set: this.set };
    this.oneThing = '';
  }
  bringBack(): void {
    if (this.#before) this.#entered = this.#before;
    this.#before = undefined;
  }
}
