import type { Words } from '#language';
import type { ReadCode, Taken } from './core/index.ts';

type Fault = Extract<ReadCode | Taken, { ok: false }>;

/** Why a code was not taken, in words, with what was kept and what to do. */
export function faultWords(t: Words['t'], fault: Fault): string {
  const { ok: _ok, why, ...values } = fault;
  return t(`results.fault.${why}`, values);
}
