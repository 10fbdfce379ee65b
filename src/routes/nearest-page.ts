/** The sections under `/<lang>/` that exist as pages. */
export const sections = [
  'home',
  'screening',
  'contacts',
  'handbook',
  'countries',
  'search',
  'notes',
  'offer',
  'cards',
  'referral',
  'checklists',
  'selftest',
  'return',
  'agreements',
  'training',
  'seminars',
  'settings',
  'about',
] as const;

/** How many letters differ between two words, at most. Enough for a slip of the finger or a missing letter. */
const SLIP = 2;

/** The least number of letters to add, drop or change that makes `one` into `other`. */
function lettersBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const change = one[line - 1] === other[column - 1] ? 0 : 1;
      next.push(
        Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (row[column - 1] ?? 0) + change),
      );
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

const nearestSection = (word: string): string =>
  sections
    .map((section) => ({ section, letters: lettersBetween(word.toLowerCase(), section) }))
    .filter(({ letters }) => letters <= SLIP)
    .sort((one, other) => one.letters - other.letters)[0]?.section ?? 'home';

const looksLikeLanguage = (word: string): boolean => /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(word);

/**
 * The real page nearest to an address that has none. `address` stands below the base path; `fallback` is the language
 * to offer where the address names none of `languages`. Returns an address below the base path that begins and ends
 * with a slash.
 *
 * A wrong language keeps the rest of the address; a wrong item leads to its section; a wrong section to the one that
 * is spelled almost so, else to home.
 */
export function nearestPage(address: string, languages: readonly string[], fallback: string): `/${string}/` {
  const parts = address.split('/').filter((part) => part !== '');
  const [first = '', ...rest] = parts;
  if (languages.includes(first)) return `/${first}/${nearestSection(rest[0] ?? 'home')}/`;

  const plain = first.split('-')[0]?.toLowerCase() ?? '';
  const language = languages.includes(plain) ? plain : fallback;
  const afterLanguage = looksLikeLanguage(first) && nearestSection(first) === 'home' ? rest : parts;
  const [section = 'home', ...item] = afterLanguage;
  const found = nearestSection(section);
  // The item may well exist in a language that does; if not, its page leads on to the section.
  return `/${[language, found, ...(found === section ? item : [])].join('/')}/`;
}
