import type { Referral, ReferralLine } from './compose.ts';

/** The words of the interface: a key and what fills it. */
export type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

/** A referral in words: one thing, of which screen, paper, file and telephone are made. */
export interface Sheet {
  readonly title: string;
  readonly to: string;
  /** Who sends it, and on which day. */
  readonly from: string;
  readonly parts: readonly {
    readonly id: ReferralLine['part'];
    readonly heading: string;
    readonly lines: readonly { readonly id: string; readonly text: string }[];
  }[];
}

const PARTS: readonly ReferralLine['part'][] = [
  'need',
  'safety',
  'person',
  'account',
  'recorded',
  'agreement',
];

/** The words of one line. */
export function wordsOfLine({ key, values }: ReferralLine, say: Say): string {
  return key === 'text' ? (values.text ?? '') : say(`referral.line.${key}`, values);
}

/** Puts a referral into words. Lines that were struck out are not there, nor are headings with nothing below them. */
export function sheetOf(
  referral: Referral,
  struck: ReadonlySet<string>,
  { say, from }: { readonly say: Say; readonly from: string },
): Sheet {
  return {
    title: say('referral.sheet.title'),
    to: say('referral.sheet.to', { name: referral.to.name }),
    from,
    parts: PARTS.flatMap((id) => {
      const lines = referral.lines.filter((line) => line.part === id && !struck.has(line.id));
      if (lines.length === 0) return [];
      return [
        {
          id,
          heading: say(`referral.part.${id}`),
          lines: lines.map((line) => ({ id: line.id, text: wordsOfLine(line, say) })),
        },
      ];
    }),
  };
}

/** The sheet as plain text: for a file, for Copy, and to be read out when nothing else works. */
export function plainTextOf({ title, to, from, parts }: Sheet): string {
  return [
    title,
    to,
    from,
    ...parts.flatMap(({ heading, lines }) => ['', heading, ...lines.map(({ text }) => `- ${text}`)]),
    '',
  ].join('\n');
}

/** What is said in the first call: what is needed, how safe it is, and whom it is about. The rest can wait for paper. */
const ON_THE_TELEPHONE: readonly ReferralLine['part'][] = ['need', 'safety', 'person'];

/**
 * The words for the first call, in order: an opening that tells nothing before the right body is there, what is needed
 * now, and what to ask before one hangs up. The person's account, signs and name are not read out.
 */
export function callOf(
  referral: Referral,
  struck: ReadonlySet<string>,
  { say, from }: { readonly say: Say; readonly from: string },
): readonly { readonly id: string; readonly text: string }[] {
  const spoken = (id: string, values: Record<string, string> = {}) => ({
    id,
    text: say(`referral.call.${id}`, values),
  });
  const lines = ON_THE_TELEPHONE.flatMap((part) =>
    referral.lines
      .filter((line) => line.part === part && line.kind !== 'name' && !struck.has(line.id))
      .map((line) => ({ id: line.id, text: wordsOfLine(line, say) })),
  );
  return [
    spoken('who', { name: referral.to.name, from }),
    spoken('alone'),
    ...(referral.lines.some(({ id }) => id === 'agreed' && !struck.has(id)) ? [spoken('agreed')] : []),
    ...lines,
    spoken('must-pass-on'),
    spoken('by-name'),
    spoken('when'),
  ];
}
