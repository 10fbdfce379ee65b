import type { Flow } from '#screening/content';

/**
 * Draws a flow as Mermaid text, one line of it an element: the opening with its answers, the themes with their
 * questions, and the outcomes by band.
 */
export function pictureOf(flow: Flow): string[] {
  return [
    'flowchart TD',
    ...Object.entries(flow.opening).map(([id, { ask }]) => `  ${node(id)}["${quoted(ask)}"]`),
    '  path-themes(["themes"])',
    '  path-child(["child"])',
    ...Object.entries(flow.outcomes).map(([id, { title }]) => `  ${node(id)}{{"${quoted(title)}"}}`),
    ...Object.entries(flow.opening).flatMap(([id, { answers }]) =>
      answers.map((answer) => `  ${node(id)} -->|"${quoted(answer.label)}"| ${node(answer.goto)}`),
    ),
    ...flow.themes.flatMap((theme) => [
      `  path-${theme.path} --> theme-${theme.id}["${quoted(theme.title)}: ${theme.questions.join(', ')}"]`,
    ]),
    ...Object.entries(flow.outcomes).flatMap(([id, { band, path }]) =>
      band === undefined ? [] : [`  path-${path} -.->|"${band}"| ${node(id)}`],
    ),
  ];
}

/** Questions, outcomes and the two paths share the words of `goto`, so they share one set of names. */
const node = (id: string): string => (id === 'themes' || id === 'child' ? `path-${id}` : `at-${id}`);

/** Text inside quotes of Mermaid, which knows no backslash. */
const quoted = (text: string): string => text.replace(/"/g, '#quot;').replace(/\s+/g, ' ').trim();
