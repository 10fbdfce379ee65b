import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { MASTERY } from '#platform/core';
import { cmi5Xml, imsManifest, type Course } from '../../src/compiler/packages/manifests.ts';
import { packagesOf, type Page } from '../../src/compiler/packages/packages.ts';
import { aTrainingCase } from '../support/training-case.ts';

const schema = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** What libxml2 finds wrong in a text, held against our reading of the standard. */
async function faultsIn(kind: 'imsmanifest.xml' | 'cmi5.xml', contents: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: kind, contents }],
    schema: [schema(kind === 'cmi5.xml' ? 'cmi5.xsd' : 'imscp.xsd')],
    preload: [{ fileName: 'adlcp.xsd', contents: schema('adlcp.xsd') }],
  });
  return errors.map(({ message }) => message);
}

const course: Course = {
  id: 'cases',
  title: 'Cases',
  description: 'Two of them',
  units: [
    { id: 'one', title: 'Who asks "why" & <who> answers\u0000?', description: 'At the desk' },
    { id: 'two', title: 'Ärger 🙂', description: 'In a room' },
  ],
};

describe('the file by which a platform knows a package', () => {
  it('holds to SCORM 1.2', async () => {
    expect(await faultsIn('imsmanifest.xml', imsManifest(course, ['index.html', 'content/one.js']))).toEqual(
      [],
    );
  });

  it('holds to cmi5', async () => {
    expect(await faultsIn('cmi5.xml', cmi5Xml(course))).toEqual([]);
  });

  it('is found wrong when anything of it is missing', async () => {
    const manifest = imsManifest(course, ['index.html']);
    expect(await faultsIn('imsmanifest.xml', manifest.replace('adlcp:scormtype="sco"', ''))).not.toEqual([]);
    expect(
      await faultsIn('imsmanifest.xml', manifest.replace('default="course"', 'default="none"')),
    ).not.toEqual([]);
    expect(await faultsIn('imsmanifest.xml', manifest.replace('</manifest>', ''))).not.toEqual([]);
    expect(await faultsIn('cmi5.xml', cmi5Xml(course).replace(/<url>.*<\/url>/, ''))).not.toEqual([]);
    expect(await faultsIn('cmi5.xml', cmi5Xml({ ...course, units: [] }))).not.toEqual([]);
  });
});

describe('the packages of a handbook', () => {
  const cases = [
    aTrainingCase({ id: 'one', number: 1, notes: '<p>For the leader</p>' }),
    aTrainingCase({ id: 'two', number: 2 }),
  ];
  const files = {
    edition: { edition: '2026.12' },
    'training/cases': cases.map(({ id }) => ({ id })),
    'training/one': cases[0],
    'training/two': cases[1],
  };
  const words = { platform: { begin: 'Begin' } };
  const page: Page = new Map([
    ['index.html', strToU8('<head><!-- policy --></head>')],
    ['assets/page.js', strToU8('export {};')],
  ]);
  const packages = packagesOf(files, words, page);
  const opened = (name: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(unzipSync(packages.get(name)!)).map(([path, bytes]) => [path, strFromU8(bytes)]),
    );

  it('are one for each case and one for all of them, in both standards', () => {
    expect([...packages.keys()].sort()).toEqual([
      'countersign-cases-cmi5.zip',
      'countersign-cases-scorm12.zip',
      'countersign-one-cmi5.zip',
      'countersign-one-scorm12.zip',
      'countersign-two-cmi5.zip',
      'countersign-two-scorm12.zip',
    ]);
  });

  it('name every file that is in them', async () => {
    const { 'imsmanifest.xml': manifest = '', ...rest } = opened('countersign-cases-scorm12.zip');
    expect(await faultsIn('imsmanifest.xml', manifest)).toEqual([]);
    const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, href]) => href);
    expect(listed.sort()).toEqual(Object.keys(rest).sort());
    expect(listed).toContain('content/two.js');
  });

  it('start each case by itself', () => {
    const { 'cmi5.xml': structure = '' } = opened('countersign-cases-cmi5.zip');
    expect([...structure.matchAll(/<url>(.*?)<\/url>/g)].map(([, url]) => url)).toEqual([
      'index.html?case=one',
      'index.html?case=two',
    ]);
    expect(structure).toContain(`masteryScore="${MASTERY}"`);
  });

  it('hold the cases they are named after, and nothing that is for whoever leads a group', () => {
    const one = opened('countersign-one-cmi5.zip');
    expect(
      Object.keys(one)
        .filter((path) => path.startsWith('content/'))
        .sort(),
    ).toEqual(['content/index.js', 'content/one.js']);
    expect(Object.values(one).join('')).not.toContain('For the leader');
  });

  it('may connect to nothing for SCORM, and to the web for cmi5 until they know the platform', () => {
    const policyIn = (name: string): string =>
      /content="([^"]+)"/.exec(opened(name)['index.html'] ?? '')?.[1] ?? '';
    expect(policyIn('countersign-one-scorm12.zip')).toContain("connect-src 'none'");
    expect(policyIn('countersign-one-cmi5.zip')).toContain('connect-src https: http:');
    for (const name of packages.keys()) expect(policyIn(name)).toContain("default-src 'none'");
  });

  it('are the same bytes whenever they are packed', () => {
    expect(packagesOf(files, words, page)).toEqual(packages);
  });

  it('are none where the handbook has no cases', () => {
    expect(packagesOf({ edition: { edition: '1' } }, words, page).size).toBe(0);
  });

  it('are refused when the page has no place for its policy', () => {
    expect(() => packagesOf(files, words, new Map([['index.html', strToU8('<head></head>')]]))).toThrow(
      /policy/,
    );
  });
});
