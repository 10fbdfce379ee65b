import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CardLanguage, ListedCardLanguage } from '#screening/core';
import { check, compile } from '../../src/compiler/compile.ts';
import { fingerprintOfSentence } from '../../src/compiler/fingerprint.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const ENGLISH = {
  yes: 'Yes',
  no: 'No',
  unknown: 'I do not know',
  stop: 'Stop',
  point: 'Point to an answer',
};
const CARD = 'Can you take your passport when you want it?';

/** A sound small handbook with one card and one invented translation. */
function withCards({ card = CARD, state = 'draft' } = {}): string {
  const root = join(mkdtempSync(join(tmpdir(), 'countersign-cards-')), 'handbook');
  folders.push(join(root, '..'));
  cpSync(join(import.meta.dirname, 'sound-with-shared-pieces'), root, { recursive: true });
  const bank = join(root, 'questions/papers.yaml');
  writeFileSync(bank, readFileSync(bank, 'utf8').replace('    rows:', `    card: ${card}\n    rows:`));
  const put = (lang: string, lines: readonly string[]): void => {
    mkdirSync(join(root, 'translations', lang), { recursive: true });
    writeFileSync(join(root, 'translations', lang, 'cards.yaml'), `${lines.join('\n')}\n`);
  };
  put('en', ['answers:', ...Object.entries(ENGLISH).map(([word, text]) => `  "${word}": "${text}"`)]);
  put('ar', [
    `state: ${state}`,
    'direction: rtl',
    'answers:',
    ...Object.entries(ENGLISH).map(
      ([word, text]) => `  "${word}": { of: "${fingerprintOfSentence(text)}", text: "كلمة" }`,
    ),
    'questions:',
    `  whose-hand: { of: "${fingerprintOfSentence(CARD)}", text: "سؤال" }`,
  ]);
  return root;
}

describe('question cards', () => {
  it('are one small file for each language, and the list of them', () => {
    const root = withCards();
    expect(check(root).problems).toEqual([]);
    const files = compile(root);
    expect(files['cards/index']).toEqual([
      { lang: 'en', direction: 'ltr', state: 'original', questions: ['whose-hand'] },
      { lang: 'ar', direction: 'rtl', state: 'draft', questions: ['whose-hand'] },
    ] satisfies ListedCardLanguage[]);
    const { words, questions } = files['cards/ar'] as CardLanguage;
    expect(words.yes).toEqual({ text: 'كلمة', english: 'Yes', outdated: false });
    expect(questions['whose-hand']).toEqual({ text: 'سؤال', english: CARD, outdated: false });
  });

  it('are outdated when the English changed, whatever their state says, and break no build', () => {
    const root = withCards({ card: 'Do you keep your passport yourself?', state: 'reviewed' });
    expect(check(root).problems).toEqual([]);
    const { words, questions } = compile(root)['cards/ar'] as CardLanguage;
    expect(questions['whose-hand']).toMatchObject({
      english: 'Do you keep your passport yourself?',
      outdated: true,
    });
    expect(words.yes.outdated).toBe(false);
  });

  it('of the handbook have the fixed words in eighteen languages, all of them drafts', () => {
    const files = compile('handbook');
    const listed = files['cards/index'] as ListedCardLanguage[];
    expect(listed.map(({ lang }) => lang).sort()).toEqual(
      'ar en es et fi fil hi lt lv ne pl ro ru sv th uk vi zh'.split(' '),
    );
    expect(listed.filter(({ state }) => state === 'reviewed')).toEqual([]);
    for (const { lang } of listed) {
      const { words } = files[`cards/${lang}`] as CardLanguage;
      expect(Object.values(words).filter(({ outdated }) => outdated)).toEqual([]);
    }
  }, 60_000);
});

describe('the fingerprint of a sentence', () => {
  it('does not depend on outer blanks or on how an accent is written', () => {
    expect(fingerprintOfSentence(' café ')).toBe(fingerprintOfSentence('cafe\u0301'));
    expect(fingerprintOfSentence('Yes')).not.toBe(fingerprintOfSentence('yes'));
  });
});
