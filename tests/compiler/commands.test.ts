import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { run } from '../../src/compiler/commands/run.ts';

const SOUND = join(import.meta.dirname, 'handbooks', 'sound');
const TODAY = '2026-11-24';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handbook-'));
  root = join(folder, 'handbook');
  cpSync(SOUND, root, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command on the copy of the sound handbook, as the shell would. */
function command(words: string, today = TODAY): { code: number; said: string; complained: string } {
  const said: string[] = [];
  const complained: string[] = [];
  const code = run([...words.split(' ').filter(Boolean), '--handbook', root], {
    pictures: join(folder, 'pictures'),
    today,
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  const asIfHere = (lines: readonly string[]): string =>
    lines.join('\n').replaceAll(root, 'handbook').replaceAll(`${folder}/`, '');
  return { code, said: asIfHere(said), complained: asIfHere(complained) };
}

function write(path: string, text: string): string {
  const file = join(folder, path);
  writeFileSync(file, text);
  return file;
}

/** Replaces words in a file of the copy; fails when they do not stand there. */
function change(path: string, from: string, to: string): void {
  const file = join(root, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

describe('checking the handbook', () => {
  it('says how much was looked at when nothing is wrong', () => {
    const { code, said, complained } = command('');
    expect(code).toBe(0);
    expect(said).toContain('handbook: 16 files, no faults.');
    expect(said).toContain('1 chapter, 1 flow, 0 shared questions, 3 indicators');
    expect(complained).toBe('');
  });

  it('names every fault of several files in one run, and never a stack', () => {
    change('sources.yaml', 'publisher:', 'publsher:');
    change('flows/counter/flow.yaml', 'goto: danger-now', 'goto: nowhere');
    const { code, complained } = command('check');
    expect(code).toBe(1);
    expect(complained).toMatch(/handbook\/sources\.yaml:\d+:\d+ `publsher` is not known here\./);
    expect(complained).toMatch(
      /handbook\/flows\/counter\/flow\.yaml:\d+:\d+ `nowhere` is nowhere to go to\./,
    );
    expect(complained).toMatch(
      /handbook: \d+ faults in 2 files\. The app cannot be built until they are mended\./,
    );
    expect(complained).not.toMatch(/\bat .*\.ts:\d+/);
  });

  it('does not fail because time has passed', () => {
    const { code, said } = command('check', '2099-01-01');
    expect(code).toBe(0);
    expect(said).toContain('3 warnings: `npm run handbook -- report` lists what is due.');
  });

  it('says what can be done when it is asked for something else', () => {
    const { code, complained } = command('polish');
    expect(code).toBe(2);
    expect(complained).toContain('`polish` is no command.');
    expect(complained).toContain('npm run handbook -- assess FILE.yaml');
    expect(command('--colour').code).toBe(2);
    expect(command('--help')).toMatchObject({ code: 0, complained: '' });
  });
});

const PROJECT = `projects:
  - id: first-work
    title: A first work
    from: '2008'
    to: null
    what: It was something.
    couldBeRead: in-part
    reading: Its first pages.
    figures: []
    counterpart: null
    toCome: Everything.
    sources: [of-a-project]
`;

describe('the report', () => {
  it('says on a day near the edition that nothing is due', () => {
    expect(command('report').said).toContain('## Due\n\nNothing is due.');
  });

  it('lists contacts, chapters and flows whose time has passed, each with its place', () => {
    const { code, said } = command('report', '2028-01-01');
    expect(code).toBe(0);
    expect(said).toMatch(
      /- handbook\/countries\/ee\.yaml:\d+:\d+ `[a-z-]+` was last read on \d{4}-\d\d-\d\d\. Dial it/,
    );
    expect(said).toMatch(
      /- handbook\/chapters\/01-what-it-is\.md:\d+:\d+ The chapter `what-it-is` was last changed/,
    );
    expect(said).toMatch(
      /- handbook\/flows\/counter\/flow\.yaml:\d+:\d+ The flow `counter` was last reviewed/,
    );
  });

  it('draws each flow into the folder that was handed in, and names the picture', () => {
    const { code, said } = command('report');
    expect(code).toBe(0);
    expect(said).toContain('## Flows drawn: 1\n\n- pictures/flow-counter.svg');
    expect(readdirSync(join(folder, 'pictures'))).toEqual(['flow-counter.svg']);
    const picture = readFileSync(join(folder, 'pictures/flow-counter.svg'), 'utf8');
    command('report');
    expect(readFileSync(join(folder, 'pictures/flow-counter.svg'), 'utf8')).toBe(picture);
  });

  it('says plainly when the pictures cannot be written, and reports all else', () => {
    write('pictures', 'A file stands where the folder should be.');
    const { code, said, complained } = command('report');
    expect(code).toBe(1);
    expect(said).toContain('## Indicators');
    expect(said).toContain('## Flows drawn: 0');
    expect(complained).toContain('The pictures of the flows could not be written into');
    expect(complained).toContain('The rest of the report is whole.');
    expect(complained).not.toMatch(/\bat .*\.ts:\d+/);
  });

  it('tells a source that only a sign or a flow names from one that nothing names', () => {
    const source = (id: string): string =>
      `  - { id: ${id}, title: A book, publisher: A house, year: n.d., url: null, whatWasRead: Nothing. }\n`;
    const file = join(root, 'sources.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8') + source('of-a-sign') + source('of-nobody') + source('of-a-project'),
    );
    change('indicators/others.yaml', 'source: first-book', 'source: of-a-sign');
    write('handbook/projects.yaml', PROJECT);
    const { said } = command('report');
    expect(said).toContain(
      '### Sources that no chapter and no project cites, and something else names: 2\n\n- second-book: indicators\n- of-a-sign: indicators\n',
    );
    expect(said).toContain('### Sources never cited: 1\n\n- of-nobody\n');
    expect(said).not.toContain('of-a-project');
  });

  it('names the concepts that no chapter explains, and each sign that stands for one', () => {
    const { said } = command('report');
    expect(said).toContain('### Concepts that no chapter explains: 3');
    expect(said).toMatch(
      /### Indicators that no chapter explains: 3\n\n- adult-labour: al-papers-kept\n- others: ot-made-to-steal, ot-/,
    );
  });

  it('counts each list, with how its strengths were read', () => {
    expect(command('report').said).toContain('| adult-labour | yes | 1 | 0 | 1 | 0 | 0 | 1 | 0 | 0 |');
  });

  it('names the concepts and signs that no question establishes', () => {
    expect(command('report').said).toContain('- 0 concepts that no question establishes');
    change('flows/counter/flow.yaml', '      - { kind: sign, concept: made-to-steal }\n', '');
    const { said } = command('report');
    expect(said).toContain('- 1 concept that no question establishes\n  - made-to-steal');
    expect(said).toContain(
      '- 1 indicator that no flow of their stage can tick\n  - others: ot-made-to-steal',
    );
  });

  it('reports a faulty handbook as far as it can be read', () => {
    change('countries/ee.yaml', 'name:', 'nme:');
    const { code, said } = command('report');
    expect(code).toBe(0);
    expect(said).toContain('run `npm run handbook` to see them');
    expect(said).toContain('flow-counter.svg');
  });

  it('is also reached as `check report`, as npm hands it over', () => {
    expect(command('check report').said).toBe(command('report').said);
  });
});

describe('assessing answers from a file', () => {
  const answers = (text: string): ReturnType<typeof command> =>
    command(`assess ${write('answers.yaml', text)}`);

  it('prints one object for each set of answers, in their order, with all lists and dimensions', () => {
    const { code, said } = answers(`
- { id: first, age: adult, stage: visa-application, danger: no, ticks: [al-papers-kept] }
- { id: second, age: under-18, stage: visa-application, danger: no, out_and_safe: no, hours_left: null, unease: no, ticks: [] }
`);
    expect(code).toBe(0);
    const [first, second, ...more] = JSON.parse(said) as Record<string, unknown>[];
    expect(more).toEqual([]);
    expect(Object.keys(first!)).toEqual(['id', 'dimensions', 'profile', 'band', 'because']);
    const none = { strong: 0, medium: 0, weak: 0, uncounted: 0, positive: false };
    const dimensions = {
      'deceptive-recruitment': none,
      'coercive-recruitment': none,
      'recruitment-abuse-of-vulnerability': none,
      exploitation: none,
      'coercion-at-destination': none,
      'abuse-of-vulnerability-at-destination': none,
    };
    expect(first).toEqual({
      id: 'first',
      dimensions: {
        'adult-labour': { ...dimensions, 'coercion-at-destination': { ...none, medium: 1 } },
        'adult-sexual': dimensions,
        'child-labour': dimensions,
        'child-sexual': dimensions,
      },
      profile: null,
      band: 'refer',
      because: [{ band: 'refer', code: 'coercion-or-forced-crime', signs: ['al-papers-kept'] }],
    });
    expect(second).toMatchObject({ id: 'second', profile: null, band: 'nothing-recorded', because: [] });
  });

  it('reads danger, unease and the hours that are left', () => {
    const { said } = answers(`
- { id: danger, age: adult, stage: returning, danger: yes, ticks: [] }
- { id: soon, age: adult, stage: returning, danger: no, hours_left: 47.5, ticks: [] }
- { id: later, age: adult, stage: returning, danger: no, hours_left: 48, ticks: [] }
- { id: uneasy, age: adult, stage: returning, danger: no, unease: yes, ticks: [] }
- { id: out, age: adult, stage: returning, danger: no, out_and_safe: yes, ticks: [ot-made-to-steal] }
`);
    const bands = (JSON.parse(said) as { band: string }[]).map(({ band }) => band);
    expect(bands).toEqual(['act-now', 'act-now', 'nothing-recorded', 'inform', 'refer']);
  });

  it('names an indicator that does not exist, and prints no finding', () => {
    const { code, said, complained } = answers(
      '- { id: first, age: adult, stage: returning, danger: no, ticks: [al-papers-kept, al-nowhere] }\n',
    );
    expect(code).toBe(1);
    expect(said).toBe('');
    expect(complained).toMatch(/answers\.yaml:1:\d+ There is no indicator `al-nowhere`\./);
  });

  it('names what is missing, misspelt or no known value', () => {
    const { code, complained } = answers(
      '- { id: first, age: old, stage: returning, danger: no, tick: [] }\n',
    );
    expect(code).toBe(1);
    expect(complained).toContain('adult, under-18, unsure');
    expect(complained).toContain('`tick` is not known here.');
  });

  it('says so when there is no such file, without a stack', () => {
    const { code, complained } = command('assess nowhere.yaml');
    expect(code).toBe(1);
    expect(complained).toBe(
      'There is no file nowhere.yaml that can be read. Give the path of a YAML file of answers.',
    );
  });
});

describe('assessing from the command line', () => {
  it('takes the same answers as words', () => {
    const { said } = command('assess --age adult --stage visa-application al-papers-kept ot-made-to-steal');
    expect(JSON.parse(said)).toMatchObject([{ id: 'command-line', band: 'act-now' }]);
  });

  it('names an unknown indicator, and asks for an age and a stage', () => {
    expect(command('assess --age adult --stage returning al-nowhere').complained).toContain('`al-nowhere`');
    expect(command('assess al-papers-kept')).toMatchObject({ code: 2, said: '' });
    expect(command('assess --age adult --stage returning --hours-left soon').code).toBe(2);
  });
});

describe('proving the flows', () => {
  it('says how many states of each flow were looked at', () => {
    const { code, said } = command('prove');
    expect(code).toBe(0);
    expect(said).toMatch(/^counter: \d+ states \(\d+ of the opening, .*\), no faults\.$/m);
    expect(said).toMatch(/^\d+ states in 1 flow: no rule is broken in any\.$/m);
  });

  it('names the faults and counts nothing while there are any', () => {
    change('flows/counter/flow.yaml', 'goto: danger-now', 'goto: nowhere');
    const { code, said, complained } = command('check prove');
    expect(code).toBe(1);
    expect(said).toBe('');
    expect(complained).toContain('`nowhere` is nowhere to go to.');
  });
});

describe('beginning something new', () => {
  it('writes a country that is sound and says "not known" of everything', () => {
    const { code, said } = command('new country lt');
    expect(code).toBe(0);
    expect(said).toContain('wrote handbook/countries/lt.yaml');
    expect(command('check')).toMatchObject({ code: 0, complained: '' });
  });

  it('never writes over a file', () => {
    const before = readFileSync(join(root, 'countries/ee.yaml'), 'utf8');
    const { code, complained } = command('new country ee');
    expect(code).toBe(1);
    expect(complained).toContain('left as it is: handbook/countries/ee.yaml');
    expect(readFileSync(join(root, 'countries/ee.yaml'), 'utf8')).toBe(before);
  });

  it('writes both files of a flow or, when one is there, neither', () => {
    command('new flow quick');
    rmSync(join(root, 'flows/quick/flow.yaml'));
    expect(command('new flow quick').code).toBe(1);
    expect(() => readFileSync(join(root, 'flows/quick/flow.yaml'))).toThrow();
  });

  it('writes a flow that holds together, and the check names what only the editor can add', () => {
    command('new flow quick');
    const faults = command('check').complained.split('\n').slice(0, -1);
    expect(
      faults.filter(
        // Until the editor has added signs, no answer comes to `refer`.
        (fault) => !/fill-in-a-source|No example reaches|never filled in|No state of this flow/.test(fault),
      ),
    ).toEqual([]);
    expect(faults).not.toEqual([]);
  });

  it('gives a chapter the next number, and the check names what is to be filled in', () => {
    expect(command('new chapter after-the-talk').said).toContain('handbook/chapters/02-after-the-talk.md');
    const faults = command('check').complained.split('\n').slice(0, -1);
    expect(faults.filter((fault) => !/fill-in-a-|never filled in/.test(fault))).toEqual([]);
    expect(faults).not.toEqual([]);
  });

  it('gives a case the next number and a flow that ends where it says; the check names what is to be filled in', () => {
    const { code, said } = command('new case at-the-bench');
    expect(code).toBe(0);
    expect(said).toContain('handbook/training/at-the-bench.md');
    expect(readFileSync(join(root, 'training/at-the-bench.md'), 'utf8')).toContain('number: 2\n');
    const faults = command('check').complained.split('\n').slice(0, -1);
    expect(faults.filter((fault) => !/fill-in-a-source|never filled in/.test(fault))).toEqual([]);
    expect(faults.length).toBeGreaterThan(20);
  });

  it('writes no case where there is no flow to answer', () => {
    change('flows/counter/flow.yaml', 'start: danger', 'start: nowhere');
    const { code, complained } = command('new case at-the-bench');
    expect(code).toBe(1);
    expect(complained).toContain('Nothing was written.');
  });

  it('writes a language with every English sentence as a comment, and its own name', () => {
    command('new language lv');
    const language = readFileSync(join(root, 'translations/lv/language.yaml'), 'utf8');
    expect(language).toContain('name: latviešu');
    expect(language).toContain('state: draft');
    const words = readFileSync(join(root, 'translations/lv/interface.yaml'), 'utf8');
    for (const line of readFileSync(join(root, 'interface/en.yaml'), 'utf8').trim().split('\n')) {
      expect(words).toContain(`# ${line}`);
    }
    expect(command('check').code).toBe(0);
  });

  it('refuses what is no country, language, address or kind', () => {
    for (const words of [
      'country zz',
      'country LT',
      'language klingon',
      'flow A_B',
      'moon full',
      'country',
      '',
    ]) {
      expect(command(`new ${words}`).code, words).toBe(2);
    }
  });
});

describe('closing an edition', () => {
  interface Changes {
    readonly since: string | null;
    readonly changes: readonly { readonly kind: string; readonly how: string; readonly title: string }[];
  }
  const changesNow = (): Changes => compile(root)['library/changes'] as Changes;

  it('writes down what the edition says, once', () => {
    expect(command('close')).toMatchObject({ code: 0, complained: '' });
    const file = readFileSync(join(root, 'editions/2026.11.yaml'), 'utf8');
    expect(file).toContain('key: chapter/what-it-is');
    const again = command('close');
    expect(again.code).toBe(1);
    expect(again.complained).toContain('closed already. It was kept as it is.');
    expect(readFileSync(join(root, 'editions/2026.11.yaml'), 'utf8')).toBe(file);
  });

  it('is refused while the handbook has a fault', () => {
    change('sources.yaml', 'publisher:', 'publsher:');
    const { code, complained } = command('close');
    expect(code).toBe(1);
    expect(complained).toContain('Nothing was written.');
  });

  it('lets the next edition say what changed, what is new and what is gone', () => {
    expect(changesNow()).toEqual({ since: null, changes: [] });
    command('close');
    change('settings.yaml', '2026.11', '2027.02');
    expect(changesNow()).toEqual({ since: '2026.11', changes: [] });
    change('countries/ee.yaml', '+3726607320', '+3726607321');
    change('chapters/01-what-it-is.md', 'It is a crime.', 'It is a serious crime.');
    change('glossary.yaml', 'id: means', 'id: the-means');
    change('chapters/01-what-it-is.md', '{id=means}', '{id=the-means}');
    expect(changesNow().changes.map(({ kind, how, title }) => [kind, how, title])).toEqual([
      ['number', 'changed', 'A help line'],
      ['chapter', 'changed', 'What it is'],
      ['term', 'new', 'Means'],
      ['term', 'gone', 'Means'],
    ]);
  });

  it('does not take the present edition for the one before', () => {
    command('close');
    expect(changesNow().since).toBeNull();
  });
});

describe('the effects of a change', () => {
  const MADE_TO_STEAL = 'flows/counter, "Made to steal"';
  const lastEdition = (): string => {
    const copy = join(folder, 'last-edition');
    cpSync(root, join(copy, 'handbook'), { recursive: true });
    return copy;
  };

  it('are none when nothing has changed', () => {
    const { code, said } = command(`effects --since ${lastEdition()}`);
    expect(code).toBe(0);
    expect(said).toBe('All 12 examples, invented people and cases end as in last-edition.');
  });

  it('name each example and person that ends otherwise, with all that differs', () => {
    const before = lastEdition();
    change('indicators/others.yaml', 'speaksOf: forced-crime', 'speaksOf: circumstance');
    const { code, said } = command(`effects --since ${before}`);
    expect(code).toBe(0);
    expect(said).toBe(
      [
        'Of 12 examples, invented people and cases that could be run, 2 end otherwise than in last-edition.',
        '',
        MADE_TO_STEAL,
        '- band: `act-now` before, `inform` now',
        '- outcome: `act-now` before, `inform` now',
        '',
        'people/people-in-need, "A man made to steal"',
        '- band: `act-now` before, `inform` now',
        '- outcome: `act-now` before, `inform` now',
      ].join('\n'),
    );
  });

  const ANOTHER_SIGN =
    '  - { id: ot-papers-too, label: Papers too, see: They have none., strength: null, strengthRead: none, types: [all], stages: [visa-application], source: first-book, seenIn: null, read: known, concept: papers-kept, speaksOf: circumstance }\n';

  it('name signs that are ticked or not any more, and dimensions that count otherwise, though the band stays', () => {
    const before = lastEdition();
    change('indicators/adult-labour.yaml', 'strength: medium', 'strength: weak');
    change('indicators/others.yaml', 'indicators:\n', `indicators:\n${ANOTHER_SIGN}`);
    const { said } = command(`effects --since ${before}`);
    expect(said).toContain(
      [
        'flows/counter, "Papers kept"',
        '- dimension before: adult-labour coercion-at-destination: 1 medium',
        '- dimension now: adult-labour coercion-at-destination: 1 weak',
        '- ticked now, and not before: ot-papers-too',
      ].join('\n'),
    );
  });

  it('say when the answers of an example were changed too, and which examples are new or gone', () => {
    const before = lastEdition();
    change(
      'flows/counter/examples.yaml',
      '{ danger: "yes" }',
      '{ danger: "no", alone: not-alone, age: adult }',
    );
    change('flows/counter/examples.yaml', 'name: A strange feeling', 'name: Another feeling');
    rmSync(join(root, 'people/people-in-need.yaml'));
    const { said } = command(`effects --since ${before}`);
    expect(said).toMatch(/"Someone is hurt"\n(- .*\n)+- its own answers were changed too\n/);
    expect(said).toContain('New, and not in last-edition\n- flows/counter, "Another feeling"');
    expect(said).toContain(
      'In last-edition, and no longer here\n- people/people-in-need: all 1\n- flows/counter, "A strange feeling"',
    );
  });

  it('name what cannot be run, and compare the rest', () => {
    const before = lastEdition();
    change('flows/counter/examples.yaml', 'what-they-say/made-to-steal', 'what-they-say/made-to-beg');
    const { code, said } = command(`effects --since ${before}`);
    expect(code).toBe(0);
    expect(said).toContain(
      `Could not be run here, and so not compared:\n- ${MADE_TO_STEAL}: \`what-they-say/made-to-beg\` is no row`,
    );
  });

  it('say once of a whole flow that it cannot be run, and call nobody of it gone', () => {
    const before = lastEdition();
    change('flows/counter/flow.yaml', 'goto: danger-now', 'goto: nowhere');
    const { said } = command(`effects --since ${before}`);
    expect(said).toContain('- flows/counter, 9 of them: The flow `counter` is missing or has faults.');
    expect(said).not.toContain('no longer here');
    expect(said).not.toContain('All ');
  });

  it('are refused without another handbook, and without its signs', () => {
    expect(command('effects --since nowhere')).toMatchObject({ code: 1, said: '' });
    expect(command('effects --since nowhere').complained).toContain('There is no handbook in nowhere');
    const before = lastEdition();
    change('indicators/others.yaml', 'label:', 'lable:');
    const { code, said, complained } = command(`effects --since ${before}`);
    expect([code, said]).toEqual([1, '']);
    expect(complained).toMatch(
      /cannot be read, so nothing was compared\. The first fault: .*others\.yaml:\d+/,
    );
    expect(command('effects now').code).toBe(2);
    expect(command(`effects --write --since ${before}`).code).toBe(2);
  });

  describe('against the record', () => {
    it('show also when it is the rule that changed, until the record is renewed', () => {
      expect(command('effects').complained).toContain('There is no handbook/reached.yaml to compare with.');
      expect(command('effects --write')).toMatchObject({
        code: 0,
        said: 'handbook/reached.yaml: 12 examples, invented people and cases.',
      });
      expect(command('effects').said).toBe(
        'All 12 examples, invented people and cases end as in reached.yaml.',
      );
      // A record of yesterday under another rule looks like one in which somebody ended elsewhere.
      change('reached.yaml', 'band: act-now', 'band: refer');
      const { said } = command('effects');
      expect(said).toContain(
        'Of 12 examples, invented people and cases that could be run, 1 ends otherwise than in reached.yaml.',
      );
      expect(said).toContain('- band: `refer` before, `act-now` now');
      expect(said).toContain('run `npm run handbook -- effects --write`');
      expect(command('check').said).toContain('do not end as recorded in reached.yaml');
      command('effects --write');
      expect(command('check').said).not.toContain('reached.yaml');
    });

    it('is never written while the handbook has a fault, and is the same bytes each time', () => {
      command('effects --write');
      const record = readFileSync(join(root, 'reached.yaml'), 'utf8');
      command('effects --write');
      expect(readFileSync(join(root, 'reached.yaml'), 'utf8')).toBe(record);
      change('sources.yaml', 'publisher:', 'publsher:');
      const { code, complained } = command('effects --write');
      expect(code).toBe(1);
      expect(complained).toContain('reached.yaml was left as it is.');
      expect(readFileSync(join(root, 'reached.yaml'), 'utf8')).toBe(record);
    });

    it('can be written anew when a merge left it unreadable', () => {
      command('effects --write');
      change('reached.yaml', 'reached:\n', '<<<<<<< one\nreached:\n=======\n');
      expect(command('check')).toMatchObject({ code: 0, complained: '' });
      expect(command('check').said).toContain('do not end as recorded in reached.yaml');
      const { code, complained } = command('effects');
      expect(code).toBe(1);
      expect(complained).toMatch(/handbook\/reached\.yaml:\d+:\d+ /);
      expect(complained).toContain('Nothing was compared.');
      expect(command('effects --write').code).toBe(0);
      expect(command('effects').said).toContain('end as in reached.yaml');
    });
  });
});

describe('the handbook of this edition', () => {
  it('ends everybody where reached.yaml says: a difference shows whom a change touches', () => {
    const said: string[] = [];
    const surroundings = { pictures: '', today: TODAY, complain: () => undefined };
    run(['effects', '--handbook', 'handbook'], { ...surroundings, say: (line) => said.push(line) });
    expect(
      said.join('\n'),
      'Read whom the change touches. When that is meant, run `npm run handbook -- effects --write` and commit reached.yaml.',
    ).toMatch(/^All \d+ examples, invented people and cases end as in reached\.yaml\.$/);
  });
});
