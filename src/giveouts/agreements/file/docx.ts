import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import type { Block } from '../core/index.ts';

interface Labels {
  readonly warning: string;
  readonly placeAndDay: string;
  readonly signature: string;
}

/** A line for a pen. */
const LINE = '________________________________________';

/**
 * The agreement as a file for a word processor, in two columns where it has two languages. `lang` and `other` are the
 * languages of the columns. Loaded when somebody asks for the file: the library is no part of any first tap.
 */
export async function agreementDocx(
  blocks: readonly Block[],
  labels: Labels,
  lang: string,
  other: string | null,
): Promise<Blob> {
  return Packer.toBlob(documentFrom(blocks, labels, lang, other));
}

/** The same in memory, for tests that run in Node. */
export async function agreementDocxBytes(
  blocks: readonly Block[],
  labels: Labels,
  lang: string,
  other: string | null,
): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(documentFrom(blocks, labels, lang, other)));
}

/** A run with a style of its own. */
const styled = (options: IRunOptions): TextRun => new TextRun(options);

const linesOf = (text: string): Paragraph[] =>
  text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)], spacing: { after: 120 } }));

function heading(
  text: string,
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  language: string,
): Paragraph {
  return new Paragraph({
    heading: level,
    spacing: { before: 240, after: 120 },
    keepNext: true,
    children: [new TextRun({ text, language: { value: language } })],
  });
}

function beside(left: readonly Paragraph[], right: readonly Paragraph[]): Table {
  const cell = (children: readonly Paragraph[]): TableCell =>
    new TableCell({
      children: [...children],
      width: { size: 50, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [new TableRow({ children: [cell(left), cell(right)], cantSplit: true })],
  });
}

function documentFrom(
  blocks: readonly Block[],
  labels: Labels,
  lang: string,
  other: string | null,
): Document {
  const children = blocks.flatMap((block): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'title':
        return [
          heading(block.text, HeadingLevel.TITLE, lang),
          ...(block.other === null ? [] : [heading(block.other, HeadingLevel.TITLE, other ?? lang)]),
          new Paragraph({
            children: [styled({ text: labels.warning, italics: true })],
            spacing: { after: 240 },
          }),
        ];
      case 'party':
        return linesOf(`${block.role}: ${block.name === '' ? LINE : block.name}`);
      case 'clause': {
        const title = `${String(block.number)}. ${block.title}`;
        const own = [heading(title, HeadingLevel.HEADING_2, lang), ...linesOf(block.text)];
        if (!block.other) return own;
        return [
          beside(own, [
            heading(`${String(block.number)}. ${block.other.title}`, HeadingLevel.HEADING_2, other ?? lang),
            ...linesOf(block.other.text),
          ]),
        ];
      }
      case 'signature':
        return [
          new Paragraph({
            alignment: AlignmentType.LEFT,
            spacing: { before: 480 },
            keepLines: true,
            children: [
              styled({ text: `${block.role}${block.name === '' ? '' : `, ${block.name}`}`, bold: true }),
              new TextRun({ text: `${labels.placeAndDay}: ${LINE}`, break: 1 }),
              new TextRun({ text: `${labels.signature}: ${LINE}`, break: 1 }),
            ],
          }),
        ];
    }
  });
  return new Document({
    creator: '',
    lastModifiedBy: '',
    title: blocks[0]?.kind === 'title' ? blocks[0].text : '',
    sections: [{ children }],
  });
}
