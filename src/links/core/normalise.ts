/** What two cases can share. The order is the one in which they are shown. */
export const LINK_KINDS = [
  'telephone',
  'address',
  'agency',
  'sponsor',
  'bank-detail',
  'vehicle',
  'online-handle',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/**
 * Reads one telephone number and gives it with plus sign and country code; undefined for what is none. `country` is where
 * a number without a code is dialled, in small letters. Handed in: the plan of the world's numbers is a package of its own.
 */
export type ReadTelephone = (written: string, country: string | null) => string | undefined;

/** One form for letters, signs and spaces, so that only what was meant is compared. Marks on letters fall away. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\p{M}*)\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** Words that are written in several ways within addresses. */
const IN_ADDRESSES: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  ul: 'street',
  ulica: 'street',
  ulitsa: 'street',
  iela: 'street',
  gatve: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  pr: 'avenue',
  prospekt: 'avenue',
  apt: 'flat',
  apartment: 'flat',
  kv: 'flat',
  no: '',
  nr: '',
};

/** "12 Mill St." and "Mill Street 12" are one address. A place without a number is too common to say anything. */
function address(written: string): string | undefined {
  const words = folded(written)
    .split(' ')
    .map((word) => IN_ADDRESSES[word] ?? word)
    .filter((word) => word !== '');
  if (words.length < 2 || !words.some((word) => /\p{N}/u.test(word))) return undefined;
  return words.sort().join(' ');
}

/** Forms of companies, which are written or left out as one likes. */
const FORMS = new Set(
  'ab ag as asa bv co company corp gmbh inc kft limited llc llp ltd oao ooo ou oy oyj plc pte pvt sa sia spzoo sro srl the uab zao'.split(
    ' ',
  ),
);

function name(written: string): string | undefined {
  const words = folded(written.replace(/\bsp\.?\s*z\s*o\.?\s*o\b\.?/gi, 'spzoo'))
    .split(' ')
    .filter((word) => !FORMS.has(word));
  const key = words.join(' ');
  return key.length < 3 ? undefined : key;
}

/** Letters and digits alone, as they stand on an account or a plate. */
const bare = (written: string): string =>
  written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The check digits of an IBAN (ISO 13616): what passes is one, and hardly anything passes by chance. */
export function isIban(key: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(key)) return false;
  let rest = 0;
  for (const sign of key.slice(4) + key.slice(0, 4)) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

function bankDetail(written: string): string | undefined {
  const key = bare(written);
  return key.length >= 6 && (key.match(/\d/g)?.length ?? 0) >= 4 ? key : undefined;
}

/** Letters of other alphabets that stand on plates because they look like Latin ones. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
};

function vehicle(written: string): string | undefined {
  const key = bare(written).replace(/./gu, (sign) => LOOKS_LIKE[sign] ?? sign);
  return key.length >= 4 && key.length <= 17 && /\d/.test(key) ? key : undefined;
}

/** Parts of addresses of such pages that name no one. */
const NOT_A_NAME = new Set([
  'groups',
  'group',
  'people',
  'p',
  'in',
  'u',
  'user',
  'channel',
  'share',
  'invite',
  's',
  'add',
]);

/** The name that someone uses on a page, whatever page: the same name on two pages is worth a look. */
function onlineHandle(written: string): string | undefined {
  const text = written.trim().toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/.test(text)) return text;
  const page = /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\/(.+)$/.exec(text)?.[1];
  if (page !== undefined) {
    const number = /profile\.php\?id=(\d+)/.exec(page)?.[1];
    if (number !== undefined) return number;
    const part = page
      .split(/[/?#]/)
      .map((one) => one.replace(/^[@+]/, ''))
      .find((one) => one.length >= 3 && !NOT_A_NAME.has(one));
    return part;
  }
  const key = text.replace(/^[^:]{2,12}:\s*/, '').replace(/^@/, '');
  return /^[\p{L}\p{N}._-]{3,}$/u.test(key) ? key : undefined;
}

/**
 * The one form under which a value is compared; undefined for what is too short or too common to be compared, or is no
 * such thing.
 */
export function keyOf(
  kind: LinkKind,
  written: string,
  country: string | null,
  readTelephone: ReadTelephone,
): string | undefined {
  switch (kind) {
    case 'telephone':
      return readTelephone(written, country);
    case 'address':
      return address(written);
    case 'agency':
    case 'sponsor':
      return name(written);
    case 'bank-detail':
      return bankDetail(written);
    case 'vehicle':
      return vehicle(written);
    case 'online-handle':
      return onlineHandle(written);
  }
}
