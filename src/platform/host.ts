/*
 * The learning platform that started this package, as the rest of the room knows it. One for each standard, and one for
 * when there is none.
 */
export interface Host {
  readonly kind: 'scorm12' | 'cmi5' | 'none';
  /** `look`: somebody only looks around or comes back to what is done; nothing is judged and no score is sent. */
  readonly mode: 'normal' | 'look';
  /** The score from which on a case is passed. */
  readonly mastery: number;
  /** What was kept at an earlier visit, as it was handed to `keep`. */
  readonly kept: string | undefined;
  /** Keeps where somebody stands. Resolves with whether the platform took it. */
  readonly keep: (text: string) => Promise<boolean>;
  /** Tells that a case was worked to its end. Resolves with whether the platform took it. */
  readonly worked: (score: number, passed: boolean) => Promise<boolean>;
  /**
   * Ends the visit: the last thing that is said, and said once. Resolves with whether the platform took it and with the
   * address to go back to, if the platform named one.
   */
  readonly finish: () => Promise<{ readonly taken: boolean; readonly back: string | undefined }>;
  /** The same while the page is being closed, when nobody can wait any more. */
  readonly close: () => void;
}

/** Seconds since the visit began, by a clock that nobody can set. */
export type Seconds = () => number;

/** Why there is no platform to talk to, in the keys of `platform.trouble`. */
export type Trouble =
  'noPlatform' | 'notStarted' | 'badLaunch' | 'usedBefore' | 'notReached' | 'noLaunchData';

export type Found =
  { readonly ok: true; readonly host: Host } | { readonly ok: false; readonly trouble: Trouble };

/** Working a case without a platform: nothing is kept and nothing is sent. */
export const noHost = (mastery: number): Host => ({
  kind: 'none',
  mode: 'normal',
  mastery,
  kept: undefined,
  keep: () => Promise.resolve(true),
  worked: () => Promise.resolve(true),
  finish: () => Promise.resolve({ taken: true, back: undefined }),
  close: () => undefined,
});
