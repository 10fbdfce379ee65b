import { MINUTE } from './timer.ts';

/** How long each part takes, in minutes, and how often everything is played. */
export interface RolePlayLengths {
  readonly minutes: { readonly play: number; readonly feedback: number; readonly change: number };
  readonly rounds: number;
}

export type RolePlayPart = 'play' | 'feedback' | 'change';

export interface RolePlayMoment {
  /** From 1. */
  readonly round: number;
  readonly part: RolePlayPart | 'end';
  /** Milliseconds until the next part; 0 at the end. */
  readonly left: number;
}

interface Stretch {
  readonly round: number;
  readonly part: RolePlayPart;
  readonly length: number;
}

/** The parts in their order. After the last round nobody changes places. */
export function stretchesOf({ minutes, rounds }: RolePlayLengths): readonly Stretch[] {
  return Array.from({ length: rounds }, (_, n) => n + 1).flatMap((round) =>
    (['play', 'feedback', 'change'] as const)
      .filter((part) => part !== 'change' || round < rounds)
      .map((part) => ({ round, part, length: minutes[part] * MINUTE })),
  );
}

/** Minutes that all rounds take together. */
export const minutesOfRolePlay = (lengths: RolePlayLengths): number =>
  stretchesOf(lengths).reduce((sum, { length }) => sum + length, 0) / MINUTE;

/** Where the group stands after so many milliseconds. */
export function momentAt(lengths: RolePlayLengths, passed: number): RolePlayMoment {
  let end = 0;
  for (const { round, part, length } of stretchesOf(lengths)) {
    end += length;
    if (passed < end) return { round, part, left: end - passed };
  }
  return { round: lengths.rounds, part: 'end', left: 0 };
}

export const SEATS = ['A', 'B', 'C'] as const;
export type Seat = (typeof SEATS)[number];
export const PLAYED = ['applicant', 'officer', 'observer'] as const;

/** Who plays what: in every round each moves on by one, so that after three everybody has been everything. */
export function seatsIn(round: number): Readonly<Record<(typeof PLAYED)[number], Seat>> {
  const seat = (n: number): Seat => SEATS[(n + round - 1) % SEATS.length] ?? 'A';
  return { applicant: seat(0), officer: seat(1), observer: seat(2) };
}
