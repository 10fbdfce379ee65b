import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from './site.ts';

const first = (section: string, wanted: string): string => {
  const folder = join(folderOf('root'), 'en', section);
  const items = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const item = existsSync(join(folder, wanted)) ? wanted : items[0];
  if (item === undefined) throw new Error(`The build has no page below ${section}.`);
  return `/en/${section}/${item}/`;
};

/** One address of every kind that exists, in English: the sections, and one item of each that has items. */
export const everyKindOfPage = (): readonly string[] => [
  '/en/home/',
  '/en/screening/',
  first('screening', 'visa-applicant'),
  '/en/contacts/',
  first('contacts', 'lt'),
  '/en/handbook/',
  first('handbook', 'the-first-conversation'),
  '/en/handbook/book/',
  '/en/handbook/task-force/',
  '/en/handbook/glossary/',
  '/en/handbook/signs/',
  '/en/countries/',
  first('countries', 'lt'),
  '/en/search/',
  '/en/notes/',
  '/en/offer/',
  '/en/cards/',
  '/en/referral/',
  '/en/checklists/',
  first('checklists', 'states'),
  '/en/selftest/',
  '/en/return/',
  '/en/agreements/',
  '/en/seminars/test/',
  '/en/seminars/room/',
  '/en/seminars/certificate/',
  '/en/training/',
  first('training', 'berry-season'),
  '/en/training/own/',
  '/en/seminars/',
  '/en/settings/',
  '/en/about/',
];
