import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Block } from '../core/index.ts';
import { agreementDocxBytes } from './docx.ts';

const labels = {
  warning: 'A model and no legal advice.',
  placeAndDay: 'Place and day',
  signature: 'Signature',
};
const blocks: readonly Block[] = [
  { kind: 'title', text: 'Agreement', other: 'Соглашение' },
  { kind: 'party', role: 'NGO', name: 'Safe Door <& Co>' },
  {
    kind: 'clause',
    id: 'consent',
    number: 1,
    title: 'Consent',
    text: 'It can be withdrawn.\nAt any time.',
    other: { title: 'Согласие', text: 'Его можно отозвать.' },
  },
  { kind: 'signature', role: 'NGO', name: 'Safe Door <& Co>' },
];

/** What a reader of the file would see, in its order. */
async function textIn(some: readonly Block[], other: string | null): Promise<string> {
  const files = unzipSync(await agreementDocxBytes(some, labels, 'en', other));
  const xml = strFromU8(files['word/document.xml']!);
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text]) => text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
    .join('\n');
}

describe('the file for a word processor', () => {
  it('holds every word in both languages, in order', async () => {
    const text = await textIn(blocks, 'ru');
    const wanted = [
      'Agreement',
      'Соглашение',
      'A model and no legal advice.',
      'NGO: Safe Door <& Co>',
      '1. Consent',
      'It can be withdrawn.',
      'At any time.',
      '1. Согласие',
      'Его можно отозвать.',
      'NGO, Safe Door <& Co>',
    ];
    let from = 0;
    for (const words of wanted) {
      const at = text.indexOf(words, from);
      expect(at, words).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  it('has one column when English stands alone', async () => {
    const alone = blocks.map((block) =>
      block.kind === 'title' || block.kind === 'clause' ? { ...block, other: null } : block,
    );
    expect(await textIn(alone, null)).not.toContain('Соглас');
  });

  it('says nothing of who made it', async () => {
    const files = unzipSync(await agreementDocxBytes(blocks, labels, 'en', 'ru'));
    const about = strFromU8(files['docProps/core.xml']!);
    expect(about).toContain('<dc:title>Agreement</dc:title>');
    expect(about).not.toMatch(/<dc:creator>[^<]|<cp:lastModifiedBy>[^<]/);
  });
});
