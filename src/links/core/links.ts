import { LINK_KINDS, isIban, keyOf, type LinkKind, type ReadTelephone } from './normalise.ts';

/** A value under its label. */
export interface LabelledValue {
  readonly kind: LinkKind;
  readonly value: string;
}

/** All that comparing needs of a case, and all that it gets. */
export interface ComparedCase {
  readonly caseId: string;
  readonly code: string;
  /** Where a number without a country code is dialled; null when not known. */
  readonly country: string | null;
  /** What was written freely. Telephone numbers, IBANs and handles are found in it, and lines that begin with a label. */
  readonly texts: readonly string[];
  readonly values: readonly LabelledValue[];
}

/** Cases that an officer took out of a link: the value means something else in them. */
export interface Apart {
  readonly kind: LinkKind;
  readonly key: string;
  /** They belong together, and not with the others. */
  readonly cases: readonly string[];
}

export interface LinkedCase {
  readonly caseId: string;
  readonly code: string;
}

/** One value that stands in two cases or more. It says nothing about anybody: the same number is not the same guilt. */
export interface Link {
  readonly kind: LinkKind;
  readonly key: string;
  /** As it was first written. */
  readonly written: string;
  readonly cases: readonly LinkedCase[];
}

/** How labels are written at the beginning of a line, in small letters, such as `agency`. */
export type Labels = Readonly<Record<LinkKind, readonly string[]>>;

export interface Comparing {
  readonly labels: Labels;
  readonly readTelephone: ReadTelephone;
  readonly apart?: readonly Apart[];
}

const TELEPHONE = /(?<![\p{L}\p{N}])\+?\(?\d[\d\s().\-/]{5,18}\d(?![\p{L}\p{N}])/gu;
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}(?![\p{L}\p{N}])/giu;
const HANDLE =
  /(?<![\p{L}\p{N}@.])@[\p{L}\p{N}._-]{3,}|(?:https?:\/\/)?(?:www\.)?(?:t\.me|wa\.me|vk\.com|facebook\.com|instagram\.com|tiktok\.com|x\.com|linkedin\.com)\/[^\s,;)]+|[\w.+-]+@[\w-]+\.[\w.-]*[a-z]/giu;

/** A sentence's own full stop is no part of a value. */
const withoutEnd = (text: string): string => text.trim().replace(/[.,;:!?)]+$/, '');

/** What stands in a text: lines with a label whole, and in the other lines what can be known by its form. */
export function valuesIn(text: string, labels: Labels): LabelledValue[] {
  const found: LabelledValue[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*[-*•]?\s*([\p{L}\p{M} ]{2,30}?)\s*[:：]\s*(.+)$/u.exec(line);
    const label = match?.[1]?.toLowerCase();
    const kind = LINK_KINDS.find((one) => label !== undefined && labels[one].includes(label));
    if (kind !== undefined) {
      found.push({ kind, value: withoutEnd(match?.[2] ?? '') });
      continue;
    }
    for (const [iban] of line.matchAll(IBAN)) {
      const value = longestIban(iban);
      if (value !== undefined) found.push({ kind: 'bank-detail', value });
    }
    const rest = line.replace(IBAN, (iban) => (longestIban(iban) === undefined ? iban : ' '));
    for (const [handle] of rest.matchAll(HANDLE)) {
      found.push({ kind: 'online-handle', value: withoutEnd(handle) });
    }
    for (const [number] of rest.matchAll(TELEPHONE)) found.push({ kind: 'telephone', value: number.trim() });
  }
  return found;
}

/** The next word may have been taken for a part of the account: the longest beginning whose check digits fit. */
function longestIban(written: string): string | undefined {
  const parts = written.split(' ');
  for (let length = parts.length; length > 0; length--) {
    const value = parts.slice(0, length).join(' ');
    if (isIban(value.replaceAll(' ', '').toUpperCase())) return value;
  }
  return undefined;
}

interface Met {
  readonly kind: LinkKind;
  readonly key: string;
  readonly written: string;
  readonly cases: Map<string, LinkedCase>;
}

/**
 * Finds what stands in two cases or more. The most cases come first; then the order of `LINK_KINDS`. Nothing is kept
 * between two calls, so a link lives no longer than its cases.
 */
export function linksOf(
  cases: readonly ComparedCase[],
  { labels, readTelephone, apart = [] }: Comparing,
): Link[] {
  const met = new Map<string, Met>();
  for (const { caseId, code, country, texts, values } of cases) {
    for (const { kind, value } of [...values, ...texts.flatMap((text) => valuesIn(text, labels))]) {
      const key = keyOf(kind, value, country, readTelephone);
      if (key === undefined) continue;
      const name = `${kind} ${key}`;
      const one = met.get(name) ?? { kind, key, written: value.trim(), cases: new Map() };
      one.cases.set(caseId, { caseId, code });
      met.set(name, one);
    }
  }
  return [...met.values()]
    .flatMap(({ kind, key, written, cases: all }) =>
      groupsOf(
        [...all.values()],
        apart.filter((one) => one.kind === kind && one.key === key),
      ).map((group): Link => ({ kind, key, written, cases: group })),
    )
    .filter(({ cases: group }) => group.length > 1)
    .sort(
      (a, b) =>
        b.cases.length - a.cases.length ||
        LINK_KINDS.indexOf(a.kind) - LINK_KINDS.indexOf(b.kind) ||
        (a.key < b.key ? -1 : 1),
    );
}

/** The cases of one value, those that were taken out each in a group of their own. */
function groupsOf(cases: readonly LinkedCase[], apart: readonly Apart[]): LinkedCase[][] {
  const groups = new Map<number, LinkedCase[]>();
  for (const one of cases) {
    const group = apart.findIndex((taken) => taken.cases.includes(one.caseId));
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups.values()];
}
