import type { Handbook } from '../handbook.ts';
import { fingerprintOfSentence } from '../fingerprint.ts';
import type { Place, Problem } from '../problem.ts';
import { RIGHT_TO_LEFT, isLanguageTag } from './cards.ts';

/** The app asks for these by their names. */
const NEEDED = [
  ...['numbers', 'shopping', 'phrases'].map((name) => `title-${name}`),
  'before-you-leave',
  'on-the-way',
  'there',
  'emergency',
  'help-me-call',
];
/** What the outside of a card must not say, or be taken for. */
const GIVES_AWAY =
  /\b(?:traffick\w*|victims?|police|embassy|consulate|ministry|official|certificate|permit|visa|passport)\b/i;

/**
 * Cards to give away: ids once, the sentences that the app names, outsides that give nothing away and look like no
 * official paper, law of a country that is there, and translations of sentences that exist.
 */
export function checkGiveCards(handbook: Handbook): Problem[] {
  const problems: Problem[] = [];
  const english = new Map<string, { readonly text: string; readonly place: Place }>();
  for (const { value, at } of handbook.giveCards) {
    value.sentences.forEach(({ id, text, on, basis }, n) => {
      const place = at(['sentences', n, 'id']);
      const before = english.get(id);
      if (before) {
        problems.push({
          ...place,
          what: `The sentence \`${id}\` stands a second time; the first is at ${before.place.file}:${String(before.place.line)}.`,
          mend: 'Give one of them another id, or remove it.',
        });
      } else english.set(id, { text, place });
      if ((on === 'title' || on === 'cover') && GIVES_AWAY.test(text)) {
        problems.push({
          ...at(['sentences', n, 'text']),
          what: 'The outside of a card gives away what it is, or looks like an official paper.',
          mend: 'Write something plain that anybody could carry, as a shopping list.',
        });
      }
      if ((on === 'law') !== (basis.kind === 'law') || (on === 'number') !== (basis.kind === 'contact')) {
        problems.push({
          ...at(['sentences', n, 'basis']),
          what: `A sentence on \`${on}\` does not stand on \`${basis.kind}\`.`,
          mend: 'Law stands on `law`, what a contact says of itself on `number`, and advice everywhere else.',
        });
      }
      if (basis.kind === 'law' && !handbook.countryCodes.includes(basis.country)) {
        problems.push({
          ...at(['sentences', n, 'basis', 'country']),
          what: `The handbook has no country \`${basis.country}\`.`,
          mend: 'Name the country whose law it is by its two small letters.',
        });
      }
    });
  }
  const first = handbook.giveCards[0];
  if (first && !handbook.unread.has('cards')) {
    for (const id of NEEDED.filter((name) => !english.has(name))) {
      problems.push({
        ...first.at([]),
        what: `No file in cards/ has the sentence \`${id}\`, which every card needs.`,
        mend: 'Bring it back from the last edition.',
      });
    }
  }
  if (handbook.unread.has('cards')) return problems;
  for (const { id: lang, value, at } of handbook.giveCardTranslations) {
    if (!isLanguageTag(lang)) {
      problems.push({
        ...at([]),
        what: `The folder \`${lang}\` is not named after a language.`,
        mend: 'Name it as BCP 47 has it: ar, th, zh-Hans.',
      });
    } else if (RIGHT_TO_LEFT.test(lang) !== (value.direction === 'rtl')) {
      problems.push({
        ...at(['direction']),
        what: `\`${lang}\` is not written in the direction \`${value.direction}\`.`,
        mend: `Write \`direction: ${RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr'}\`.`,
      });
    }
    for (const [id, { of }] of Object.entries(value.sentences)) {
      const original = english.get(id);
      if (!original) {
        problems.push({
          ...at(['sentences', id]),
          what: `No file in cards/ has a sentence \`${id}\`.`,
          mend: 'Check its id, or take this line out.',
        });
      } else if (!/^[0-9a-f]{8}$/.test(of)) {
        problems.push({
          ...at(['sentences', id, 'of']),
          what: `\`${of}\` is not a fingerprint.`,
          mend: `A fingerprint has eight signs; that of "${original.text}" is '${fingerprintOfSentence(original.text)}'.`,
        });
      }
    }
  }
  return problems;
}
