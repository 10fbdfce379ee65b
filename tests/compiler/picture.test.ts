import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Flow } from '#screening/content';
import { graphOf, pictureOf } from '../../src/compiler/commands/picture.ts';
import { readHandbook } from '../../src/compiler/handbook.ts';

const { handbook } = readHandbook(join(import.meta.dirname, 'handbooks', 'sound'));
const sound = handbook.flows[0]!.flow!.value;
const ours = readHandbook('handbook').handbook.flows.map(({ id, flow }): [string, Flow] => [id, flow!.value]);

const htmlOf = (thing: { attributes?: Readonly<Record<string, unknown>> } | undefined): string =>
  (thing?.attributes?.label as { html: string } | undefined)?.html ?? '';
const nodeOf = (flow: Flow, name: string) => graphOf(flow).nodes?.find((node) => node.name === name);
const arrowsOf = (flow: Flow): string[] =>
  (graphOf(flow).edges ?? []).map(({ tail, head }) => `${tail} > ${head}`);

describe('the picture of a flow', () => {
  it.each([['the small flow', sound] as [string, Flow], ...ours])(
    '%s: every arrow ends at something that is drawn, and every answer has its words',
    (_name, flow) => {
      const { nodes = [], edges = [] } = graphOf(flow);
      const drawn = new Set(nodes.map(({ name }) => name));
      expect(edges.flatMap(({ tail, head }) => [tail, head]).filter((end) => !drawn.has(end))).toEqual([]);
      expect(edges.length).toBeGreaterThan(5);
      const words = pictureOf(flow).replace(/<[^>]+>|&#160;|\s/g, '');
      for (const { answers } of Object.values(flow.opening)) {
        for (const { label } of answers) expect(words).toContain(label.replace(/\s/g, ''));
      }
    },
  );

  it('joins answers that lead to the same place in one arrow', () => {
    const toChild = graphOf(sound).edges!.filter(({ head }) => head === 'path-child');
    expect(toChild).toHaveLength(1);
    expect(htmlOf(toChild[0])).toMatch(/“Under 18”.*“Not sure”/);
  });

  it('tells outcomes apart by shape and by word', () => {
    const shapes = ['act-now', 'refer', 'inform', 'nothing-recorded'].map((id) => {
      const node = nodeOf(sound, `outcome-${id}`);
      expect(htmlOf(node)).toContain(`<b>${id}</b>`);
      return node?.attributes?.shape;
    });
    expect(new Set([...shapes, nodeOf(sound, 'outcome-danger-now')?.attributes?.shape]).size).toBe(5);
    expect(htmlOf(nodeOf(sound, 'outcome-danger-now'))).toContain('from the opening');
  });

  it('puts the questions into the box of their theme, with how they are asked', () => {
    const themes = htmlOf(nodeOf(sound, 'path-themes'));
    expect(themes).toMatch(/<b>The papers<\/b>.*Whose hand.*look.*What they say.*spoken/);
    const alone: Flow = {
      ...sound,
      questions: {
        ...sound.questions,
        'whose-hand': { ...sound.questions['whose-hand']!, hearing: 'alone-only', when: 'mission-involved' },
      },
    };
    expect(htmlOf(nodeOf(alone, 'path-themes'))).toContain('look, alone only, when mission-involved');
  });

  it('follows the rule where a band has the advice of another, and says which', () => {
    const { 'act-now': _highest, 'child-act-now': _too, ...outcomes } = sound.outcomes;
    const files: Flow = { ...sound, neverMoreThan: 'refer', outcomes };
    const arrow = graphOf(files).edges!.find(
      ({ tail, head }) => tail === 'path-themes' && head === 'outcome-refer',
    );
    expect(htmlOf(arrow)).toBe('refer<br/>act-now');
  });

  it('begins with the first screen where there is one', () => {
    const call: Flow = {
      ...sound,
      firstScreen: {
        title: 'Forty seconds',
        lines: [{ id: 'where', do: 'Ask where they are.' }],
        ifTheyDoNotCallBack: { title: 'If not', steps: sound.outcomes.refer!.steps },
      },
    };
    expect(arrowsOf(call)).toContain('first > ask-danger');
    expect(htmlOf(nodeOf(call, 'first'))).toContain('Forty seconds');
  });

  it('draws words as they are, whatever letters they hold', () => {
    const ask = 'Is 3 < 4 & "5" > \\N {a|b}?';
    const odd: Flow = { ...sound, opening: { ...sound.opening, danger: { ...sound.opening.danger!, ask } } };
    const text = pictureOf(odd).replace(/&#(\d+);|&lt;|&gt;|&amp;|&quot;/g, (code, number?: string) =>
      number
        ? String.fromCharCode(Number(number))
        : { lt: '<', gt: '>', amp: '&', quot: '"' }[code.slice(1, -1)]!,
    );
    expect(text).toContain('Is 3 < 4 & "5" > \\N {a|b}?');
  });
});
