import { planOf, timerOf, type Plan, type ProgrammeWithModules, type Timer } from './core/index.ts';

/** What a trainer chose and ticked, in the memory of the tab. No name is asked for anywhere. */
export class SeminarHeld {
  readonly #first: Plan;

  // raw: each is replaced as a whole
  plan = $state.raw<Plan>({ modules: [], start: 540, breaks: {} });
  /** The timer of the room, and that of the role play. */
  timer = $state.raw<Timer>(timerOf(20));
  playing = $state.raw<Timer>(timerOf(0));
  /** What the observer ticked, by round and point. */
  ticked = $state.raw<ReadonlySet<string>>(new Set());
  /** Where the wall stands, so that closing it by mistake loses no place. */
  slide = $state(0);

  constructor(programme: ProgrammeWithModules) {
    const mix = programme.mixes[0];
    this.#first = mix ? planOf(mix) : this.plan;
    this.plan = this.#first;
  }

  /** Nothing of it is about a person, so no idle time empties it in the middle of a seminar. Leave does. */
  readonly begun = false;

  clear(): void {
    this.plan = this.#first;
    this.timer = timerOf(20);
    this.playing = timerOf(0);
    this.ticked = new Set();
    this.slide = 0;
  }

  tick(round: number, point: string, on: boolean): void {
    const key = `${round} ${point}`;
    const next = new Set(this.ticked);
    if (on) next.add(key);
    else next.delete(key);
    this.ticked = next;
  }

  isTicked(round: number, point: string): boolean {
    return this.ticked.has(`${round} ${point}`);
  }
}
