/*
 * Makes a handbook as large as one may become, out of the real one: 500 chapters and 10,000 contacts. Everything in the
 * new ones is copied from real ones under other ids and invented numbers, so it is for `npm run bench` only.
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '../ready.mjs';

/**
 * Makes the folder in the system's place for things that may be thrown away.
 *
 * @param {{ chapters?: number, contacts?: number }} [wanted] how many there are in the end
 * @returns {string} the folder
 */
export function makeSyntheticHandbook({ chapters = 500, contacts = 10_000 } = {}) {
  const folder = join(mkdtempSync(join(tmpdir(), 'countersign-synthetic-')), 'handbook');
  cpSync(join(root, 'handbook'), folder, { recursive: true });
  addChapters(join(folder, 'chapters'), chapters);
  addContacts(join(folder, 'countries'), contacts);
  return folder;
}

/** @param {string} folder @param {number} wanted */
function addChapters(folder, wanted) {
  const real = readdirSync(folder).filter((name) => name.endsWith('.md'));
  for (let n = real.length + 1; n <= wanted; n++) {
    const text = readFileSync(join(folder, real[n % real.length] ?? ''), 'utf8');
    const titled = text.replace(/^title: (.*)$/m, (_all, title) => `title: ${title.trim()}, copy ${n}`);
    writeFileSync(join(folder, `${String(n).padStart(3, '0')}-copy-${n}.md`), titled);
  }
}

/** @param {string} folder @param {number} wanted */
function addContacts(folder, wanted) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const country = parse(readFileSync(join(folder, name), 'utf8'));
      return { name, country, real: [...country.contacts] };
    })
    .filter(({ real }) => real.length > 0);
  let made = files.reduce((sum, { real }) => sum + real.length, 0);
  for (let n = 0; made < wanted; n++, made++) {
    const { country, real } = files[n % files.length] ?? { country: { contacts: [] }, real: [] };
    const like = real[Math.floor(n / files.length) % real.length];
    // Letters, because a number after the name of a place that is kept secret could be its address.
    const mark = String(n).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
    country.contacts.push({
      ...like,
      id: `${like.id}-${mark}`,
      name: `${like.name} ${mark}`,
      nameEn: `${like.nameEn} ${mark}`,
    });
  }
  for (const { name, country } of files)
    writeFileSync(join(folder, name), stringify(country, { aliasDuplicateObjects: false }));
}
