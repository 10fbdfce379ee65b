import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/*
 * The floors of the house, lowest first. A room may use the rooms below its floor, through their doors. Rooms of
 * one floor do not know each other. ARCHITECTURE.md draws the picture; tests/boundaries.test.ts checks it again.
 *
 * All import patterns are `regex`, never `group`: a group is read like .gitignore, where a leading # is a comment
 * and silently matches nothing.
 */
const ground = ['ui', 'language', 'vault', 'offline', 'codes'];
const first = ['library', 'screening', 'checklists', 'directory', 'countries', 'notebook', 'policy', 'links'];
const second = ['referral', 'giveouts', 'training'];
const third = ['shell', 'search', 'editions', 'platform'];
/** Several rooms under one roof, each with its own doors: `#giveouts/offers`, `#training/cases/core`. */
const roofs = ['giveouts', 'training'];

const doorsOf = (rooms) => `^#(${rooms.join('|')})(/|$)`;

const throughTheDoor = {
  regex: '^\\.\\./\\.\\./(?!.*\\.(css|svg)$)',
  message: 'Leave a room by its door: import "#room", not a path into it.',
};
/** Routes are one room with a folder for each address: what they share lies above them. */
const throughTheDoorFromRoutes = {
  regex:
    '^(\\.\\./)+(ui|language|vault|offline|codes|library|screening|directory|countries|notebook|policy|links|referral|giveouts|training|shell|search|editions|platform)/(?!.*\\.(css|svg)$)',
  message: throughTheDoor.message,
};
const noCompiler = {
  regex: '(^#|/)compiler(/|$)',
  message: 'The compiler runs at build time only: read what it made with content() from #language.',
};
const contentAsTypes = {
  regex: '^#([^/]+/)+content$|/content/(index|[a-z-]+)\\.ts$',
  allowTypeImports: true,
  message: 'Schemas stay out of the phone: write `import type` here. The compiler checked the data already.',
};
const onlyTheVault = {
  regex: '^(idb|hash-wasm|@noble/hashes|age-encryption|shamir-secret-sharing)(/|$)',
  message:
    'Only src/vault touches the database and does cryptography: ask #vault, or add a word to its door.',
};

/** Practice is about invented people and has a database of its own: no way leads from it to what an officer kept. */
const behindTheWall = [
  {
    regex: '^#vault(?!/practice$)(/|$)',
    message: 'Training has a database of its own: use #vault/practice, never the notebook.',
  },
  {
    regex: '^#notebook(/|$)',
    message:
      'Training knows no real case: it has invented people of its own, and #vault/practice to keep them.',
  },
];

const onlyCodes = {
  regex: '^(uqr|zxing-wasm)(/|$)',
  message: 'Only src/codes draws and reads codes: use #codes and #codes/drawing.',
};

/** One room: what it may not import, each with what to do instead. */
const room = (name, forbidden, message) => ({
  files: [`src/${name}/**/*.{ts,svelte}`],
  ignores: ['**/*.test.ts', `src/${name}/**/core/**`, `src/${name}/**/content/**`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          ...(forbidden.length > 0 ? [{ regex: doorsOf(forbidden), message }] : []),
          ...(name === 'training' ? behindTheWall : []),
          ...(name === 'vault' ? [] : [onlyTheVault]),
          ...(name === 'codes' ? [] : [onlyCodes]),
          name === 'routes' ? throughTheDoorFromRoutes : throughTheDoor,
          noCompiler,
          contentAsTypes,
        ],
      },
    ],
  },
});

const others = (rooms, name) => rooms.filter((other) => other !== name);

const nothingLeaves = "Nothing leaves the device: read the app's own files with content() from #language.";
const onlyVault = 'Only src/vault names it: ask #vault, or add a word to its door.';

const networkGlobals = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
].map((name) => ({ name, message: nothingLeaves }));
const networkProperties = [
  { object: 'navigator', property: 'sendBeacon', message: nothingLeaves },
  ...['window', 'globalThis', 'self'].flatMap((object) =>
    ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((property) => ({
      object,
      property,
      message: nothingLeaves,
    })),
  ),
];
const databaseGlobals = [{ name: 'indexedDB', message: onlyVault }];
const databaseProperties = [
  { object: 'crypto', property: 'subtle', message: onlyVault },
  ...['window', 'globalThis', 'self'].map((object) => ({
    object,
    property: 'indexedDB',
    message: onlyVault,
  })),
];
const cameraProperties = [
  {
    object: 'navigator',
    property: 'mediaDevices',
    message: 'Only src/codes uses the camera, and only at a tap: show its CodeReader.',
  },
];
const rawHtml = {
  selector: 'SvelteMustacheTag[kind="raw"] > :not(CallExpression[callee.name="handbookHtml"]).expression',
  message: 'Write {@html handbookHtml(text)}: only compiled handbook text is ever shown as HTML.',
};

export default defineConfig(
  globalIgnores([
    'build',
    'builds',
    'build-packages',
    '.svelte-kit',
    'node_modules',
    'coverage',
    'test-results',
    'playwright-report',
    'bench-results',
    'static',
  ]),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // The type checker does this better.
      'no-undef': 'off',
      // A name that begins with _ is there to be left out.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Links are made by one function, `at`, which calls resolve(); the rule does not look into it.
      'svelte/no-navigation-without-resolve': ['error', { ignoreLinks: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Our own rule below allows the one safe way.
      'svelte/no-at-html-tags': 'off',
      'no-restricted-syntax': ['error', rawHtml],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // svelte-check knows the types of components and of what they hand to callbacks; ESLint reads them as any.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // Maps and sets here are worked out anew or never shown; what is shown is $state.
      'svelte/prefer-svelte-reactivity': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], ...ts.configs.disableTypeChecked },
  {
    files: ['tests/**', '**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Playwright's fixtures take an empty pattern.
      'no-empty-pattern': 'off',
    },
  },

  // Floors.
  ...ground.map((name) =>
    room(
      name,
      [...others(ground, name), ...first, ...second, ...third],
      'The ground floor knows no other room: hand the value in as a parameter.',
    ),
  ),
  ...first.map((name) =>
    room(
      name,
      [...others(first, name), ...second, ...third],
      'Capabilities do not know each other: join them in referral, giveouts, training or a route.',
    ),
  ),
  ...second.map((name) =>
    room(
      name,
      [...others(second, name), ...third],
      'The upper floor joins capabilities, not itself: let the route hand the value in.',
    ),
  ),
  ...third.map((name) =>
    room(name, others(third, name), 'Rooms of the upper floor do not know each other: join them in a route.'),
  ),
  room('routes', [], ''),
  ...roofs.map((roof) => ({
    files: [`src/${roof}/*/**/*.{ts,svelte}`],
    ignores: ['**/*.test.ts', `src/${roof}/*/core/**`, `src/${roof}/*/content/**`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: doorsOf([...others(second, roof), roof, ...third]),
              message:
                'Rooms of the upper floor join capabilities, not each other: let the route hand the value in.',
            },
            ...(roof === 'training' ? behindTheWall : []),
            onlyTheVault,
            onlyCodes,
            throughTheDoor,
            // A second door of a room, as `agreements/file`, stands in a folder of its own and sees the core of its room.
            { regex: '^\\.\\./(?!core/index\\.ts$|.*\\.(css|svg)$)', message: throughTheDoor.message },
            noCompiler,
            contentAsTypes,
          ],
        },
      ],
    },
  })),
  // A trainer's own case was not checked while building: this one file brings the schema of cases into the app, by a
  // dynamic import, and the types of their room with it.
  {
    files: ['src/training/own/case-schema.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^#(?!training/cases/(content|core)$)',
              message: 'This file brings the schema of cases, and nothing else: put the rest beside it.',
            },
            throughTheDoor,
            noCompiler,
          ],
        },
      ],
    },
  },
  {
    files: ['src/*/**/core/**/*.ts'],
    ignores: ['**/*.test.ts', 'src/routes/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.\\.?/)',
              message: 'core/ is pure and self-contained: take what you need as a parameter.',
            },
            { ...contentAsTypes, regex: '/content/' },
            {
              regex: '^\\.\\./(?!content/index\\.ts$|[a-z-]+\\.ts$)',
              message: 'core/ imports its own files and the types of its own content/index.ts, nothing else.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/*/**/content/**/*.ts'],
    ignores: ['**/*.test.ts', 'src/routes/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\./|zod$)',
              message: 'content/ says what handbook files look like: it imports zod and its own files only.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/compiler/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^#(?!([^/]+/)+(core|content)$)',
              message: 'The compiler runs in Node: it uses #room/core and #room/content, never a screen.',
            },
          ],
        },
      ],
    },
  },

  {
    files: ['src/compiler/prover/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\./[a-z-]+\\.ts$|#screening/content$)',
              message:
                'The prover is a second reading of the rules: it imports its own files and the types of #screening/content, and no code that the app runs.',
            },
            {
              regex: '^#screening/content$',
              allowTypeImports: true,
              message: 'Write `import type`: the prover shares data with the app, and no code.',
            },
          ],
        },
      ],
    },
  },

  // What only one room may do.
  {
    files: ['src/**/*.{ts,svelte}'],
    ignores: [
      'src/vault/**',
      'src/compiler/**',
      'src/service-worker/**',
      'src/language/content.ts',
      // A package for a learning platform is a build of its own: it talks to the platform that started it, and says so.
      'src/platform/lrs.ts',
      '**/*.test.ts',
    ],
    rules: {
      'no-restricted-globals': ['error', ...networkGlobals, ...databaseGlobals],
      'no-restricted-properties': ['error', ...networkProperties, ...databaseProperties, ...cameraProperties],
    },
  },
  {
    files: ['src/codes/**/*.{ts,svelte}'],
    rules: { 'no-restricted-properties': ['error', ...networkProperties, ...databaseProperties] },
  },
  {
    files: ['src/vault/**/*.{ts,svelte}'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...networkGlobals],
      'no-restricted-properties': ['error', ...networkProperties],
    },
  },
  {
    files: ['src/service-worker/**/*.ts', 'src/language/content.ts', 'src/platform/lrs.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...databaseGlobals],
    },
  },
);
