import { instance, type Edge, type Graph, type Node } from '@viz-js/viz';
import type { Band, Condition, Flow } from '#screening/content';
import { BANDS, outcomeOfBand } from '#screening/core';

/** Graphviz is there once this file is loaded, so that no command need wait for it. */
const graphviz = await instance();

/** Outcomes are told apart by shape and by word; the colour only helps. */
const SHAPES: Readonly<Record<Band, { readonly shape: string; readonly fillcolor: string }>> = {
  'act-now': { shape: 'octagon', fillcolor: '#f8dcd8' },
  refer: { shape: 'hexagon', fillcolor: '#fbe8c6' },
  inform: { shape: 'note', fillcolor: '#dfeaf8' },
  'nothing-recorded': { shape: 'ellipse', fillcolor: '#f1f1ee' },
};
const FROM_OPENING = { shape: 'tab', fillcolor: '#efe3f5' };
/** A font whose widths Graphviz knows: with any other it makes boxes too small for their words. */
const FONT = 'Helvetica';
/** Letters in a line of a question, of an answer, of a theme. */
const WIDTHS = { box: 34, answer: 26, theme: 32 } as const;

/**
 * Draws a flow as an SVG: the opening with its answers as arrows, the themes as boxes that hold their questions, and
 * below them the outcomes by band. What is the same in the flow gives the same bytes.
 *
 * @throws Error when Graphviz cannot draw it.
 */
export function pictureOf(flow: Flow): string {
  return `${graphviz.renderString(graphOf(flow), { format: 'svg_inline' })}\n`;
}

/** The same as a graph: every node has a name that tells its kind, `first`, `ask-…`, `path-…` or `outcome-…`. */
export function graphOf(flow: Flow): Graph {
  const paths = (['themes', 'child'] as const).filter((path) =>
    flow.themes.some((theme) => theme.path === path),
  );
  const nodes: Node[] = [
    ...(flow.firstScreen
      ? [box('first', `<b>First screen</b><br/>${wrapped(flow.firstScreen.title, WIDTHS.box)}`)]
      : []),
    ...Object.entries(flow.opening).map(([id, { ask, way }]) =>
      box(`ask-${id}`, `${wrapped(ask, WIDTHS.box)}<br/>${small(way)}`),
    ),
    ...paths.map((path): Node => ({
      name: `path-${path}`,
      attributes: { shape: 'plain', label: { html: themesOf(flow, path) } },
    })),
    ...Object.entries(flow.outcomes).map(([id, { title, band }]): Node => ({
      name: `outcome-${id}`,
      attributes: {
        ...(band === undefined ? FROM_OPENING : SHAPES[band]),
        style: 'filled',
        margin: '0.16,0.1',
        label: {
          html: `<b>${band ?? 'from the opening'}</b><br/>${wrapped(title, WIDTHS.answer)}`,
        },
      },
    })),
  ];
  return {
    graphAttributes: {
      label: { html: `<b>${escaped(flow.title)}</b>` },
      labelloc: 't',
      fontname: FONT,
      fontsize: 20,
      bgcolor: 'white',
      pad: 0.3,
      nodesep: 0.35,
      ranksep: 0.45,
    },
    nodeAttributes: { fontname: FONT, fontsize: 12 },
    edgeAttributes: { fontname: FONT, fontsize: 11, color: '#444444' },
    nodes,
    edges: [
      ...(flow.firstScreen ? [{ tail: 'first', head: `ask-${flow.start}` }] : []),
      ...Object.entries(flow.opening).flatMap(([id, { answers }]) => answersFrom(flow, id, answers)),
      ...paths.flatMap((path) => bandsFrom(flow, path)),
    ],
  };
}

const box = (name: string, html: string): Node => ({
  name,
  attributes: { shape: 'box', style: 'filled', fillcolor: 'white', label: { html } },
});

/** Answers that lead to the same place are one arrow, with a line for each: two arrows beside each other would tangle. */
function answersFrom(flow: Flow, id: string, answers: Flow['opening'][string]['answers']): Edge[] {
  const labels = new Map<string, string[]>();
  for (const { goto, label } of answers) labels.set(goto, [...(labels.get(goto) ?? []), label]);
  return [...labels].map(([goto, texts]): Edge => ({
    tail: `ask-${id}`,
    head: nameOf(flow, goto),
    attributes: {
      label: {
        html: `<table border="0" cellborder="0" cellspacing="0" cellpadding="3">${texts
          .map((text) => `<tr><td align="left" balign="left">“${wrapped(text, WIDTHS.answer)}”</td></tr>`)
          .join('')}</table>`,
      },
    },
  }));
}

function nameOf(flow: Flow, goto: string): string {
  if (goto === 'themes' || goto === 'child') return `path-${goto}`;
  return goto in flow.opening ? `ask-${goto}` : `outcome-${goto}`;
}

/** One arrow from the themes to each outcome that a band leads to. It names a band of which the outcome is not. */
function bandsFrom(flow: Flow, path: 'themes' | 'child'): Edge[] {
  const bands = new Map<string, Band[]>();
  for (const band of BANDS) {
    const found = outcomeOfBand(flow, path, band);
    if (found) bands.set(found.id, [...(bands.get(found.id) ?? []), band]);
  }
  return [...bands].map(([id, led]): Edge => ({
    tail: `path-${path}`,
    head: `outcome-${id}`,
    attributes: {
      style: 'dashed',
      ...(led.some((band) => band !== flow.outcomes[id]?.band) && { label: { html: led.join('<br/>') } }),
    },
  }));
}

/** The themes of one path as a table of boxes: they are in free order, so no arrow joins them. */
function themesOf(flow: Flow, path: 'themes' | 'child'): string {
  const themes = flow.themes.filter((theme) => theme.path === path);
  const columns = themes.length > 6 ? 4 : Math.min(themes.length, 3);
  const rows = Array.from({ length: Math.ceil(themes.length / columns) }, (_row, n) =>
    themes.slice(n * columns, (n + 1) * columns),
  );
  const head = path === 'child' ? "The child's path" : 'Themes, in any order';
  return [
    '<table border="1" cellborder="1" cellspacing="6" cellpadding="6" color="#888888" bgcolor="#fafafa">',
    `<tr><td border="0" colspan="${String(columns)}"><b>${head}</b></td></tr>`,
    ...rows.map(
      (row) =>
        `<tr>${row.map((theme) => `<td align="left" valign="top" balign="left" bgcolor="white">${themeOf(flow, theme)}</td>`).join('')}</tr>`,
    ),
    '</table>',
  ].join('');
}

function themeOf(flow: Flow, theme: Flow['themes'][number]): string {
  const lines = theme.questions.flatMap((id) => {
    const question = flow.questions[id];
    if (!question) return [];
    const { title, way, hearing, when } = question;
    const about = [way, ...(hearing === 'alone-only' ? ['alone only'] : []), ...conditionOf(when)];
    return [`${wrapped(title, WIDTHS.theme)}<br/>${small(`  ${about.join(', ')}`)}`];
  });
  const about = conditionOf(theme.when).map((words) => `<br/>${small(words)}`);
  return [`<b>${wrapped(theme.title, WIDTHS.theme)}</b>${about.join('')}`, ...lines].join('<br/>');
}

const conditionOf = (when: Condition | undefined): string[] => (when === undefined ? [] : [`when ${when}`]);

const small = (text: string): string =>
  `<font point-size="10" color="#444444">${escaped(text).replace(/^ +/, '&#160;&#160;')}</font>`;

/** Text in lines of at most so many letters, broken between words, safe inside a label. */
function wrapped(text: string, letters: number): string {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(escaped).join('<br/>');
}

/** A backslash begins a name of Graphviz's own, in a label too; two of them are drawn as one. */
const escaped = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/[&<>"]/g, (letter) => `&#${String(letter.charCodeAt(0))};`);
