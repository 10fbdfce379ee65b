/** What the trainer's device was given, in memory only: codes, which hold nobody. The idle time leaves them. */
export class RoomHeld {
  codes = $state.raw<readonly string[]>([]);
  /** How many are in the room, as it was typed. */
  present = $state('');
  #before: readonly string[] | undefined;

  readonly idle = { begun: (): boolean => false, clear: (): void => undefined };

  get begun(): boolean {
    return this.codes.length > 0;
  }
  clear(): void {
    this.codes = [];
    this.present = '';
    this.#before = undefined;
  }
  empty(): void {
    this.#before = this.codes;
    this.codes = [];
  }
  bringBack(): void {
    if (this.#before) this.codes = this.#before;
    this.#before = undefined;
  }
}
