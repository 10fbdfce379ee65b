import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/*
 * The import picture of ARCHITECTURE.md as a test. Lint says the same while one types; this one needs no configuration to
 * be right, reads every import there is, and says what to do instead.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const source = join(root, 'src');

/** The floors, lowest first. A room uses the floors below its own, through their doors, and no room of its own floor. */
const floors = [
  ['ui', 'language', 'vault', 'offline', 'codes'],
  ['library', 'screening', 'checklists', 'directory', 'countries', 'notebook', 'policy', 'links'],
  ['referral', 'giveouts', 'training'],
  ['shell', 'search', 'editions', 'platform'],
  ['routes'],
] as const;
const rooms: readonly string[] = floors.flat();
const floorOf = (room: string): number =>
  floors.findIndex((floor) => (floor as readonly string[]).includes(room));

/** Several rooms under one roof, each with its own doors. */
const roofs = ['giveouts', 'training'] as const;

/**
 * A case that a trainer wrote was not checked while building, so one file brings the schema of cases into the app, when a
 * case is checked and not before.
 */
const CHECKS_OWN_CASES = 'training/own/case-schema.ts';

/** Beside the floors: the compiler runs in Node while building, the worker alone in the browser. */
const apart = ['compiler', 'service-worker'];

interface Import {
  /** Of the importing file, below src/. */
  readonly file: string;
  readonly room: string;
  /** core, content, or the room's own screens. */
  readonly part: 'core' | 'content' | 'screen';
  readonly line: number;
  readonly target: string;
  readonly typesOnly: boolean;
}

const partOf = (file: string): Import['part'] => {
  const folder = file.split('/').slice(1, -1);
  return folder.includes('core') ? 'core' : folder.includes('content') ? 'content' : 'screen';
};

/** Every import, export-from and dynamic import of a file, with its line. */
function importsOf(file: string, text = readFileSync(join(source, file), 'utf8')): Import[] {
  const room = file.split('/')[0] ?? '';
  const found: Import[] = [];
  const statement =
    /\b(import|export)\s+(type\s+)?(?:[\w*$\s{},]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of text.matchAll(statement)) {
    const target = match[3] ?? match[4] ?? '';
    const named = /\{([^}]*)\}/
      .exec(match[0])?.[1]
      ?.split(',')
      .filter((name) => name.trim() !== '');
    found.push({
      file,
      room,
      // In routes/, content/ is an address and no schema.
      part: room === 'routes' ? 'screen' : partOf(file),
      line: text.slice(0, match.index).split('\n').length,
      target,
      typesOnly: match[2] !== undefined || (named?.every((name) => name.trim().startsWith('type ')) ?? false),
    });
  }
  return found;
}

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  // A test may look wherever it must.
  .filter((file) => !/\.test\.ts$/.test(file) && file.includes('/'))
  .sort();
const imports = files.flatMap((file) => importsOf(file));

/** The room and its part that a door such as `#vault/practice` opens; undefined for anything but a door. */
const doorOf = (target: string): { room: string; part: string } | undefined => {
  const match = /^#([^/]+)(?:\/(.+))?$/.exec(target);
  return match?.[1] === undefined ? undefined : { room: match[1], part: match[2] ?? '' };
};
/** Which of its doors: `content` for `#vault/content`, and for `#giveouts/offers/content` too. */
const kindOfDoor = (target: string): string | undefined => doorOf(target)?.part.split('/').at(-1);
/** The room under a roof such as giveouts/ to which a file below src/ belongs. */
const under = (roof: string, path: string): string | undefined => {
  const [top, room] = `${path}/`.split('/');
  return top === roof && room !== '' ? room : undefined;
};

/** Where a relative import leads, below src/; undefined for the rest. */
const reached = ({ file, target }: Import): string | undefined =>
  target.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), target)) : undefined;

const says = ({ file, line, target }: Import, advice: string): string =>
  `src/${file}:${line} imports ${target}. ${advice}`;

/** One rule: what it forbids, and what to do instead. */
const forbidden = (breaks: (one: Import) => boolean, advice: string): string[] =>
  imports.filter(breaks).map((one) => says(one, advice));

describe('this test', () => {
  it('sees every way to import', () => {
    const text = [
      "import { a, b } from '#one';",
      "import type { C } from '#two/content';",
      "import { type D, type E } from './three.ts';",
      'import {',
      '  f,',
      "} from '#four';",
      "export { g } from './five.ts';",
      "export * from './six.ts';",
      "import '../seven.css';",
      "const h = await import('#eight');",
      "import i, * as j from '#nine';",
    ].join('\n');
    const seen = importsOf('ui/sample.ts', text);
    expect(seen.map(({ target, line, typesOnly }) => [target, line, typesOnly])).toEqual([
      ['#one', 1, false],
      ['#two/content', 2, true],
      ['./three.ts', 3, true],
      ['#four', 4, false],
      ['./five.ts', 7, false],
      ['./six.ts', 8, false],
      ['../seven.css', 9, false],
      ['#eight', 10, false],
      ['#nine', 11, false],
    ]);
  });
});

describe('the rooms of src/', () => {
  it('are all on the picture', () => {
    const present = readdirSync(source, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const unknown = present.filter((name) => ![...rooms, ...apart, 'params'].includes(name));
    expect(unknown, 'Give each new room its floor here, in eslint.config.js and in ARCHITECTURE.md.').toEqual(
      [],
    );
  });

  it('are entered by their doors', () => {
    expect(
      forbidden((one) => {
        const path = reached(one);
        if (path === undefined || /\.(css|svg)$/.test(path)) return false;
        return path.startsWith('..') ? !path.startsWith('../scripts/') : path.split('/')[0] !== one.room;
      }, 'Leave a room by its door: import "#room". What is missing there, add to its index.ts.'),
    ).toEqual([]);
  });

  it.each(roofs)('stand apart under the roof of %s/', (roof) => {
    expect(
      forbidden((one) => {
        if (one.file === CHECKS_OWN_CASES) return false;
        const own = under(roof, one.file);
        if (own === undefined) return false;
        const path = reached(one) ?? (one.target.startsWith('#') ? one.target.slice(1) : '');
        const other = under(roof, path);
        return other !== undefined && other !== own;
      }, `Rooms of ${roof}/ do not know each other: let the route hand the value in.`),
    ).toEqual([]);
  });

  it('have doors that lead into them, and no further', () => {
    expect(
      forbidden((one) => {
        const door = doorOf(one.target);
        if (!door) return false;
        const entrance = resolve(source, door.room, door.part, 'index.ts');
        return !files.includes(relative(source, entrance).replaceAll('\\', '/'));
      }, 'There is no such door. A room has the doors #room, #room/core, #room/content, and those with an index.ts.'),
    ).toEqual([]);
  });
});

describe('the floors', () => {
  const upwards = (one: Import): { from: number; to: number; room: string } | undefined => {
    const door = doorOf(one.target);
    if (!door || door.room === one.room || apart.includes(one.room)) return undefined;
    return { from: floorOf(one.room), to: floorOf(door.room), room: door.room };
  };

  it('are used from above only', () => {
    expect(
      forbidden((one) => {
        const way = upwards(one);
        return way !== undefined && way.to > way.from;
      }, 'That room is on a floor above: hand the value in as a parameter or a property, from there.'),
    ).toEqual([]);
  });

  it('hold rooms that do not know each other', () => {
    expect(
      forbidden((one) => {
        const way = upwards(one);
        return way !== undefined && way.to === way.from;
      }, 'Both rooms are on one floor: join them one floor up, in referral, giveouts, training, shell or a route.'),
    ).toEqual([]);
  });
});

describe('core/', () => {
  it('is pure: it imports its own files, and types of its own content', () => {
    expect(
      forbidden((one) => {
        if (one.part !== 'core' || apart.includes(one.room)) return false;
        const path = reached(one);
        if (path === undefined) return true;
        if (partOf(path) === 'content') return !one.typesOnly || !path.endsWith('/content/index.ts');
        return partOf(path) !== 'core';
      }, 'core/ knows no screen, no storage and no package: take what you need as a parameter. Of content/index.ts, write `import type`.'),
    ).toEqual([]);
  });
});

describe('content/', () => {
  it('imports zod and its own files', () => {
    expect(
      forbidden((one) => {
        if (one.part !== 'content' || apart.includes(one.room)) return false;
        const path = reached(one);
        return path === undefined ? one.target !== 'zod' : partOf(path) !== 'content';
      }, 'content/ says what handbook files look like, and nothing else: move the rest to core/ or to the compiler.'),
    ).toEqual([]);
  });

  it('stays out of the phone: the app imports its types only', () => {
    expect(
      forbidden((one) => {
        if (one.part === 'content' || apart.includes(one.room) || one.typesOnly) return false;
        if (one.file === CHECKS_OWN_CASES) return !/^#training\/cases\/(content|core)$/.test(one.target);
        const path = reached(one);
        // In routes/, content/ is an address.
        const own = path !== undefined && !path.startsWith('routes/') && partOf(path) === 'content';
        return own || kindOfDoor(one.target) === 'content';
      }, 'Write `import type`: the compiler has checked the data already, and zod is heavy.'),
    ).toEqual([]);
  });
});

describe('the compiler', () => {
  it('is never part of the app', () => {
    expect(
      forbidden(
        (one) => one.room !== 'compiler' && /(^#|\/)compiler(\/|$)/.test(one.target),
        'It runs while building only: read what it made with content() from #language.',
      ),
    ).toEqual([]);
  });

  it('proves flows with nothing of what the app runs', () => {
    const prover = imports.filter(({ file }) => file.startsWith('compiler/prover/'));
    expect(prover.length).toBeGreaterThan(0);
    expect(
      forbidden((one) => {
        if (!one.file.startsWith('compiler/prover/')) return false;
        const path = reached(one);
        if (path !== undefined) return !path.startsWith('compiler/prover/');
        return one.target !== '#screening/content' || !one.typesOnly;
      }, 'The prover is a second reading of the rules: it imports its own files and, with `import type`, #screening/content.'),
    ).toEqual([]);
  });

  it('uses cores and schemas, and no screen', () => {
    expect(
      forbidden((one) => {
        const door = doorOf(one.target);
        return (
          one.room === 'compiler' &&
          door !== undefined &&
          !['core', 'content'].includes(kindOfDoor(one.target) ?? '')
        );
      }, 'It runs in Node: use #room/core and #room/content, and move what is missing there.'),
    ).toEqual([]);
  });
});

describe('the vault', () => {
  it('alone imports the database and cryptography', () => {
    expect(
      forbidden(
        (one) =>
          one.room !== 'vault' &&
          /^(idb|hash-wasm|@noble\/hashes|age-encryption|shamir-secret-sharing)(\/|$)/.test(one.target),
        'Ask #vault, or add a word to its door.',
      ),
    ).toEqual([]);
  });

  it('opens to training by the practice door only', () => {
    expect(
      forbidden(
        (one) =>
          one.room === 'training' && doorOf(one.target)?.room === 'vault' && one.target !== '#vault/practice',
        'Training has a database of its own: import "#vault/practice".',
      ),
    ).toEqual([]);
  });

  it('has the practice door for training and its pages alone, and what is behind it never meets a notebook', () => {
    expect(
      forbidden(
        (one) => one.target === '#vault/practice' && !['training', 'routes'].includes(one.room),
        'Only training practises: import "#vault".',
      ),
    ).toEqual([]);
    const practising = new Set(
      imports.filter(({ target }) => target === '#vault/practice').map(({ file }) => file),
    );
    expect(
      forbidden(
        (one) => practising.has(one.file) && ['#vault', '#notebook', '#notebook/case'].includes(one.target),
        'A file that opens the practice door must not hold the notebook as well: split it.',
      ),
    ).toEqual([]);
  });
});

describe('training', () => {
  it('knows no real case', () => {
    expect(
      forbidden(
        (one) => one.room === 'training' && doorOf(one.target)?.room === 'notebook',
        'It has invented people of its own, and "#vault/practice" to keep what is practised with them.',
      ),
    ).toEqual([]);
  });
});

describe('the network', () => {
  /** A name used as a value, not as a part of a longer word, of a type, or of a comment. */
  const uses = (file: string, pattern: RegExp): string[] =>
    readFileSync(join(source, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line.replace(/\/\/.*$|^\s*\*.*$|^\s*\/\*.*$/, ''))
          ? [`src/${file}:${index + 1} ${line.trim()}`]
          : [],
      );
  const elsewhere = files.filter(
    (file) =>
      !['service-worker', 'compiler'].includes(dirname(file).split('/')[0] ?? '') &&
      file !== 'language/content.ts' &&
      // Packages for learning platforms are a build of their own, which talks to the platform that started it.
      file !== 'platform/lrs.ts',
  );

  it('is asked in two places only', () => {
    // `fetch` handed on to content() as a parameter is not a request.
    const asking =
      /(?<![.\w])(window|globalThis|self)\.fetch\b|(?<![.\w])await fetch\(|new (XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection)\b|\.sendBeacon\b|importScripts\(/;
    expect(
      elsewhere.flatMap((file) => uses(file, asking)),
      'Nothing leaves the device: read the app’s own files with content() from #language.',
    ).toEqual([]);
  });

  it('finds no stray door to the database', () => {
    const naming = /(?<![.\w'"])indexedDB\b|crypto\.subtle\b/;
    expect(
      elsewhere.filter((file) => !file.startsWith('vault/')).flatMap((file) => uses(file, naming)),
      'Only src/vault names it: ask #vault, or add a word to its door.',
    ).toEqual([]);
  });
});
