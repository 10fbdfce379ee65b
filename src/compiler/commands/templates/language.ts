import { readFileSync } from 'node:fs';

/** What a language says of itself. */
export function languageTemplate(english: string, ownName: string, code: string): string {
  const direction = /^(ar|dv|fa|he|ku|ps|ug|ur|yi)(-|$)/.test(code) ? 'rtl' : 'ltr';
  return `# ${english}
# Its name as its own speakers write it.
name: ${ownName}
# ltr: from left to right; rtl: from right to left.
direction: ${direction}
# draft: no fluent reader has read it yet; reviewed: one has.
state: draft
`;
}

/** The words of the interface with every English line as a comment, ready to be translated line by line. */
export function interfaceTemplate(englishFile: string): string {
  const lines = readFileSync(englishFile, 'utf8').trimEnd().split('\n');
  return [
    '# Take away the # of a line and of the lines it stands under, and put your sentence in place of the English.',
    '# Leave what stands in {{double braces}} as it is: the app fills it in. What you leave out is shown in English.',
    ...lines.map((line) => (line === '' || line.trimStart().startsWith('#') ? line : `# ${line}`)),
    '',
  ].join('\n');
}
