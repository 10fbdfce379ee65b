import { zipSync, type Zippable } from 'fflate';
import type { PackageIndex } from '#platform/core';
import type { PracticeCase } from '#training/cases/core';
import type { Files } from '../emit/emit.ts';
import { cmi5Xml, imsManifest, type Course } from './manifests.ts';

/** The built page of packages: path -> bytes. `index.html` is among them. */
export type Page = ReadonlyMap<string, Uint8Array>;
/** What is written: name of a file -> bytes of a zip. */
export type Packages = ReadonlyMap<string, Uint8Array>;

type Standard = PackageIndex['standard'];

/**
 * What a page of a package may do. For SCORM it talks to the window around it and connects to nothing. For cmi5 the
 * platform is known only when it starts the page, which then narrows this to that one address before its first request.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
];
const CONNECT: Readonly<Record<Standard, string>> = {
  scorm12: "connect-src 'none'",
  cmi5: 'connect-src https: http:',
};

/** Zip knows no day before this one. The same sources give the same bytes, whenever they are packed. */
const DAY = new Date(1980, 0, 1, 12);

/**
 * Makes the packages of a compiled handbook, with the words of their page: for each case and for all of them as a course, one for SCORM 1.2 and one for
 * cmi5. Gives none where the handbook has no cases. Throws when the page is not whole.
 */
export function packagesOf(files: Files, words: PackageIndex['words'], page: Page): Packages {
  const listed = (files['training/cases'] ?? []) as readonly { readonly id: string }[];
  const cases = listed.map(({ id }) => files[`training/${id}`] as PracticeCase);
  const made = new Map<string, Uint8Array>();
  if (cases.length === 0) return made;
  const courses: { readonly course: Course; readonly cases: readonly PracticeCase[] }[] = [
    ...cases.map((one) => ({ course: courseOf(one.id, one.title, one.setting, [one]), cases: [one] })),
    {
      course: courseOf(
        'cases',
        'Countersign: invented cases for consular staff',
        'Invented cases to work through alone, each with a debrief. For training; no real person is in them.',
        cases,
      ),
      cases,
    },
  ];
  for (const { course, cases: inIt } of courses) {
    for (const standard of ['scorm12', 'cmi5'] as const) {
      made.set(
        `countersign-${course.id}-${standard}.zip`,
        packageOf(standard, course, inIt, files, words, page),
      );
    }
  }
  return made;
}

const courseOf = (
  id: string,
  title: string,
  description: string,
  cases: readonly PracticeCase[],
): Course => ({
  id,
  title,
  description,
  units: cases.map((one) => ({ id: one.id, title: one.title, description: one.setting })),
});

function packageOf(
  standard: Standard,
  course: Course,
  cases: readonly PracticeCase[],
  files: Files,
  words: PackageIndex['words'],
  page: Page,
): Uint8Array {
  const index: PackageIndex = {
    standard,
    lang: 'en',
    edition: (files.edition as { readonly edition: string }).edition,
    words,
    cases: cases.map(({ id, title }) => ({ id, title })),
  };
  const content = new Map<string, Uint8Array>([
    ...withPolicy(page, standard),
    ['content/index.js', script(index)],
    // Notes are for whoever leads a group, and nobody leads one here.
    ...cases.map((one): [string, Uint8Array] => [`content/${one.id}.js`, script({ ...one, notes: '' })]),
  ]);
  const manifest = standard === 'scorm12' ? imsManifest(course, [...content.keys()].sort()) : cmi5Xml(course);
  content.set(standard === 'scorm12' ? 'imsmanifest.xml' : 'cmi5.xml', bytesOf(manifest));
  const zippable: Zippable = Object.fromEntries(
    [...content]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      // Fonts are squeezed already.
      .map(([path, bytes]) => [path, [bytes, { level: path.endsWith('.woff2') ? 0 : 9, mtime: DAY }]]),
  );
  return zipSync(zippable);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const script = (value: unknown): Uint8Array => bytesOf(`export default ${JSON.stringify(value)};\n`);

const PLACE = '<!-- policy -->';

function withPolicy(page: Page, standard: Standard): Page {
  const html = new TextDecoder().decode(page.get('index.html'));
  if (!html.includes(PLACE)) throw new Error('The page of packages has no place for its policy.');
  const policy = [...POLICY, CONNECT[standard]].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return new Map([...page, ['index.html', bytesOf(html.replace(PLACE, meta))]]);
}
