/*
 * Rule 1, read a second time: no text says or implies that somebody is "not a victim". The check of wording looks at the
 * whole handbook; this one knows the ways in which a flow could clear a person, and shares no pattern with it.
 */
const CLEARS: readonly RegExp[] = [
  /\b(?:not|never|no longer|hardly|cannot be|can't be|n['’]t)\b[^.;:?!]{0,30}\bvictims?\b/i,
  /\bno victims?\b/i,
  /\b(?:not|never|n['’]t)\b(?: (?:being|been|be|yet))? (?:trafficked|exploited)\b/i,
  /\bno (?:signs?|indications?|evidence|trace|risk|suspicion|case) of (?:human )?(?:trafficking|exploitation)\b/i,
  /\btrafficking (?:is|was|has been|can be) (?:ruled out|excluded|unlikely)\b/i,
  /\b(?:the person|they|he|she|applicant|child) (?:is|are|was|were|has been|have been) (?:cleared|in the clear|safe to refuse)\b/i,
  /\bfalse (?:alarm|positive)\b/i,
  /\ball clear\b/i,
  /\bnothing to worry about\b/i,
  /\bnothing (?:is |was )?wrong with\b/i,
];
/** The rule itself may be stated. */
const STATES_THE_RULE =
  /\b(?:never|nobody|no one|nothing)\b[^.]{0,40}\b(?:says?|mean|means|proves?|shows?|conclude|concludes|write|writes)\b[^.]*\.|\b(?:does|do|can|must|need) ?(?:not|n['’]t) (?:say|mean|show|prove|imply)\b[^.]*\./gi;

export function clearsSomebody(text: string): boolean {
  const rest = text.replace(STATES_THE_RULE, '');
  return CLEARS.some((pattern) => pattern.test(rest));
}

export type Path = readonly (string | number)[];

/** Every text in a value, with the way to it. */
export function textsIn(value: unknown, path: Path = []): { readonly text: string; readonly path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  const parts: (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((one: unknown, n) => [n, one] as const)
    : Object.entries(value);
  return parts.flatMap(([key, one]) => textsIn(one, [...path, key]));
}
