import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';
import { OPS, getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/*
 * Reads a print that Chromium made, and compares it with what stands on the screen.
 *
 * A PDF holds drawn glyphs. One of Devanagari, Thai or Arabic can stand for several letters, or stand before the letter it
 * is read after, and what is written from right to left is drawn from left to right. Chromium writes beside such glyphs
 * which letters they are (ActualText), and reader's programs copy those; pdfjs knows where glyphs stand, and leaves these
 * letters out. So they are taken from the file and put where pdfjs found their glyphs.
 */

/** A glyph that was drawn as a box, of which the file does not say which letter it should have been. */
const HOLE = '\uFFFC';

/** Some letters that were drawn together, in the order in which they are read. Points from the lower left of the page. */
interface Drawn {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly base: number;
}

export interface PrintedLine {
  /** Its words in the order in which they are read. */
  readonly text: string;
  /** Its signs as they stand from left to right. */
  readonly seen: string;
  readonly from: number;
  readonly to: number;
  readonly base: number;
}

export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  /** In the order in which they were written. */
  readonly lines: readonly PrintedLine[];
  /** Glyphs that no font of this machine has: boxes are drawn in their place. */
  readonly boxes: number;
}

/** Reads a print. Throws when its letters cannot be told from the file: a comparison would prove nothing. */
export async function readPrint(pdf: Buffer): Promise<PrintedPage[]> {
  const meant = lettersMeant(pdf);
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  if (meant.length !== document.numPages) throw new Error('The pages of this print could not be told apart.');
  const pages: PrintedPage[] = [];
  for (const [index, letters] of meant.entries()) {
    const page = await document.getPage(index + 1);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    pages.push({
      width: right - left,
      height: top - bottom,
      lines: linesOf(await drawnOn(page, letters)),
      boxes: await boxesOn(page),
    });
  }
  await task.destroy();
  return pages;
}

/** For each page: the letters of those groups of glyphs that have them beside them, in order. */
function lettersMeant(pdf: Buffer): string[][] {
  const file = pdf.toString('latin1');
  return [...file.matchAll(/\/Contents (\d+) 0 R/g)].map(([, id]) => {
    const head = new RegExp(`(?:^|\\n)${id ?? ''} 0 obj\\n<<([^]*?)>>\\s*stream\\r?\\n`).exec(file);
    const length = Number(/\/Length (\d+)/.exec(head?.[1] ?? '')?.[1]);
    if (!head || Number.isNaN(length)) throw new Error(`The print has no object ${id ?? ''}.`);
    const start = head.index + head[0].length;
    const drawing = inflateSync(pdf.subarray(start, start + length)).toString('latin1');
    return [...drawing.matchAll(/\/ActualText (?:<([0-9A-F]*)>|\(((?:\\.|[^()\\])*)\))/g)].map(
      ([, hex, plain = '']) => (hex === undefined ? plain.replace(/\\(.)/g, '$1') : textOfHex(hex)),
    );
  });
}

/** A string of a PDF: UTF-16 where it begins with the mark for it. */
function textOfHex(hex: string): string {
  const bytes = Buffer.from(hex, 'hex');
  return hex.startsWith('FEFF') ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
}

/** What is drawn on a page, in the order of the file. */
async function drawnOn(page: PDFPageProxy, letters: readonly string[]): Promise<Drawn[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const drawn: Drawn[] = [];
  const left = [...letters];
  let depth = 0;
  /** The group that is being read, how deep it lies, and its glyphs. */
  let group: { readonly text: string; readonly depth: number; readonly glyphs: Drawn[] } | null = null;
  for (const item of items) {
    if ('str' in item) {
      if (item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const glyphs = { text: item.str.replaceAll('\u0000', HOLE), from: x, to: x + item.width, base: y };
      (group?.glyphs ?? drawn).push(glyphs);
    } else if (item.type === 'endMarkedContent') {
      if (group?.depth === depth) {
        drawn.push(together(group.text, group.glyphs));
        group = null;
      }
      depth -= 1;
    } else {
      depth += 1;
      // Marks of the structure have a number; a group with letters beside it has none.
      if ('tag' in item && item.tag === 'Span' && !item.id) {
        const text = left.shift();
        if (text === undefined) throw new Error('The print has more groups of letters than its file.');
        group = { text, depth, glyphs: [] };
      }
    }
  }
  if (left.length > 0) throw new Error('The file has more groups of letters than the print.');
  return drawn;
}

/** One group of glyphs. A mark stands above or below the line: the widest of them is the letter that stands on it. */
function together(text: string, glyphs: readonly Drawn[]): Drawn {
  const widest = glyphs.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  // pdfjs leaves out what lies beside the page: so does this, far enough away to be noticed.
  if (!widest) return { text, from: -1, to: -1, base: -1 };
  return {
    text,
    from: Math.min(...glyphs.map(({ from }) => from)),
    to: Math.max(...glyphs.map(({ to }) => to)),
    base: widest.base,
  };
}

/** The glyph 0 of every font is the box. */
async function boxesOn(page: PDFPageProxy): Promise<number> {
  const { fnArray, argsArray } = await page.getOperatorList();
  let boxes = 0;
  fnArray.forEach((operation, n) => {
    if (operation !== OPS.showText && operation !== OPS.showSpacedText) return;
    for (const glyph of (argsArray[n] as unknown[][]).flat()) {
      const code = (glyph as { readonly originalCharCode?: number } | null)?.originalCharCode;
      if (code === 0) boxes += 1;
    }
  });
  return boxes;
}

/** What is written one after the other at one height, with no gap as wide as that between columns, is one line. */
function linesOf(drawn: readonly Drawn[]): PrintedLine[] {
  const GAP = 12;
  const lines: Drawn[][] = [];
  for (const one of drawn) {
    const line = lines.at(-1);
    const near =
      line?.some(
        ({ base, from, to }) => Math.abs(base - one.base) < 0.6 && one.from < to + GAP && one.to > from - GAP,
      ) ?? false;
    if (near) line?.push(one);
    else lines.push([one]);
  }
  return lines.map((line) => ({
    text: inReadingOrder(line).join(''),
    seen: line
      .toSorted((a, b) => a.from - b.from)
      .map(({ text }) => text)
      .join(''),
    from: Math.min(...line.map(({ from }) => from)),
    to: Math.max(...line.map(({ to }) => to)),
    base: line[0]?.base ?? 0,
  }));
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u;

/**
 * A line is drawn from left to right. One with right-to-left letters is read from its end, but for the words and numbers in
 * it that run the other way; signs between two of those belong to them.
 */
function inReadingOrder(drawn: readonly Drawn[]): string[] {
  if (!drawn.some(({ text }) => RIGHT_TO_LEFT.test(text))) return drawn.map(({ text }) => text);
  const read: string[] = [];
  let run: string[] = [];
  let between: string[] = [];
  const endRun = (): void => {
    read.push(...run.toReversed(), ...between);
    run = [];
    between = [];
  };
  for (const { text } of drawn.toReversed()) {
    if (!RIGHT_TO_LEFT.test(text) && LEFT_TO_RIGHT.test(text)) {
      run.push(...between, text);
      between = [];
    } else if (run.length > 0 && !RIGHT_TO_LEFT.test(text)) {
      between.push(text);
    } else {
      endRun();
      read.push(text);
    }
  }
  endRun();
  return read;
}

/** What is on the screen and is to be printed, of one copy. */
export interface Preview {
  /** Its words, piece by piece, in order. */
  readonly pieces: readonly string[];
  /** Telephone numbers, as they are read from left to right. */
  readonly numbers: readonly string[];
}

/** Reads what the first card on the page shows. */
export const readPreview = (page: Page): Promise<Preview> =>
  page
    .locator('.paper')
    .first()
    .evaluate((paper) => {
      const pieces: string[] = [];
      const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent?.trim() ?? '';
        if (text !== '') pieces.push(text);
      }
      const numbers = [...paper.querySelectorAll('.number')].map((one) => one.textContent.trim());
      return { pieces, numbers };
    });

/**
 * Letters, their marks, digits and the plus of a number from abroad, in one form for both sides: a PDF has spaces where lines
 * break, ligatures for letters, and commas that style sheets put there. Nothing that can be read aloud is left out.
 */
const aloud = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}+\uFFFC]/gu, '');

/**
 * Where `wanted` stands in `text` at or after `start`: from where to where; null where it does not. A hole fits any one letter, or
 * none: it may have been a comma.
 */
function placeOf(wanted: string, text: string, start = 0): readonly [from: number, to: number] | null {
  for (let from = start; from < text.length; from++) {
    let at = from;
    let n = 0;
    while (n < wanted.length && at < text.length) {
      if (text[at] === wanted[n]) n += 1;
      else if (text[at] !== HOLE) break;
      // What was drawn as a box is taken for a letter unless the letter itself stands behind it.
      else if (text[at + 1] !== wanted[n]) n += 1;
      at += 1;
    }
    if (n === wanted.length) return [from, at];
  }
  return null;
}

/** The margins of the paper in points, as app.css sets them; a hair less, for what is rounded. */
const MILLIMETRE = 72 / 25.4;
const SIDE = 14 * MILLIMETRE - 1;
const TOP = 16 * MILLIMETRE - 1;
const BOTTOM = 18 * MILLIMETRE - 1;

/**
 * Compares a print with what the screen shows, of which it holds `copies`. Gives what is wrong with it, in words; nothing when
 * every word is there, whole and in order, as often as there are copies, and nothing else. `withBoxes`: this machine has no
 * font for the script, so boxes are no fault of the print.
 */
export function faultsOfPrint(
  pages: readonly PrintedPage[],
  { pieces, numbers }: Preview,
  { copies, withBoxes = false }: { readonly copies: number; readonly withBoxes?: boolean },
): string[] {
  const faults: string[] = [];
  const lines = pages.flatMap((page) => page.lines);
  const printed = aloud(lines.map(({ text }) => text).join(''));
  let at = 0;
  for (let copy = 1; copy <= copies; copy++) {
    for (const piece of pieces) {
      const wanted = aloud(piece);
      const found = placeOf(wanted, printed, at);
      if (found) {
        const between = printed.slice(at, found[0]);
        if (between.replaceAll(HOLE, '') !== '')
          faults.push(`Copy ${copy}: before “${piece}” stands “${between}”.`);
        at = found[1];
      } else {
        const elsewhere = placeOf(wanted, printed) !== null;
        faults.push(`Copy ${copy}: “${piece}” is not there${elsewhere ? ' in its order' : ''}.`);
      }
    }
  }
  if (!withBoxes && printed.includes(HOLE)) faults.push('Some glyphs do not say which letters they are.');
  if (at < printed.length) faults.push(`After all copies stands “${printed.slice(at)}”.`);
  const close = (text: string): string => text.replace(/\s/g, '');
  for (const number of new Set(numbers)) {
    const wanted = close(number);
    const due = copies * numbers.filter((one) => close(one) === wanted).length;
    const times = lines.filter(({ seen }) => close(seen).includes(wanted)).length;
    if (times < due) faults.push(`${number} reads from left to right ${times} times, not ${due}.`);
  }
  for (const { width, height, lines: onPage, boxes } of pages) {
    for (const { text, from, to, base } of onPage) {
      if (from < SIDE || to > width - SIDE || base < BOTTOM || base > height - TOP)
        faults.push(`“${text}” runs over the edge: the browser prints nothing in the margins.`);
    }
    // Written one after the other in one column, and not one below the other.
    for (const [n, line] of onPage.entries()) {
      const before = onPage[n - 1];
      if (before && line.from < before.to && line.to > before.from && line.base >= before.base - 1)
        faults.push(`“${line.text}” stands above “${before.text}”, which is read first.`);
    }
    if (boxes > 0 && !withBoxes) faults.push(`${boxes} glyphs are boxes.`);
  }
  return faults;
}

/** The width in dots between the margins of A4, as app.css sets them. */
const BETWEEN_MARGINS = Math.floor(((210 - 2 * 14) / 25.4) * 96);

/**
 * What is cut off or runs out of its panel when the page is laid out for paper. A text that is cut off at the edge of a box is
 * still in the PDF, so it is looked for here. The page is as before afterwards.
 */
export async function cutOffInPrint(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: BETWEEN_MARGINS, height: 900 });
  await page.emulateMedia({ media: 'print' });
  const faults = await page.evaluate(() => {
    const found: string[] = [];
    // The box of a text is as high as its font allows for, which is more than its line: `over` dots of it may stand out.
    const inside = (box: DOMRect, panel: DOMRect, over = 1): boolean =>
      box.left >= panel.left - 1 &&
      box.right <= panel.right + 1 &&
      box.top >= panel.top - over &&
      box.bottom <= panel.bottom + over;
    for (const paper of document.querySelectorAll('.paper')) {
      const outer = paper.getBoundingClientRect();
      if (outer.right > document.documentElement.clientWidth + 1 || outer.left < -1)
        found.push('The card is wider than the paper.');
      for (const panel of paper.querySelectorAll('.panel')) {
        const box = panel.getBoundingClientRect();
        if (!inside(box, outer)) found.push(`The panel “${panel.textContent.slice(0, 30)}” leaves the card.`);
        const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode;
          const range = document.createRange();
          range.selectNodeContents(text);
          if ([...range.getClientRects()].some((one) => !inside(one, box, one.height / 4)))
            found.push(`“${text.textContent ?? ''}” runs out of its panel.`);
        }
        for (const code of panel.querySelectorAll('svg')) {
          if (!inside(code.getBoundingClientRect(), outer)) found.push('The code leaves the card.');
        }
        for (const element of [panel, ...panel.querySelectorAll('*')]) {
          const { overflowX, overflowY, position } = getComputedStyle(element);
          const hides = (how: string): boolean => how !== 'visible';
          if (
            element instanceof HTMLElement &&
            ((hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
              (hides(overflowY) && element.scrollHeight > element.clientHeight + 1))
          )
            found.push(`“${element.textContent}” is cut off.`);
          if (position === 'absolute' || position === 'fixed') found.push('Something is laid over the card.');
        }
      }
    }
    return found;
  });
  await page.emulateMedia({ media: null });
  if (before) await page.setViewportSize(before);
  return faults;
}

/** Which of the named fonts the browser finds on this machine. It matches whole names, so weights are asked for as well. */
export const fontsHere = (page: Page, names: readonly string[]): Promise<string[]> =>
  page.evaluate(async (all) => {
    const here: string[] = [];
    for (const name of all) {
      for (const full of [name, `${name} Regular`, `${name}-Regular`]) {
        try {
          await new FontFace('asked', `local("${full}")`).load();
          here.push(name);
          break;
        } catch {
          // Not on this machine under this name.
        }
      }
    }
    return here;
  }, names);

/** The fonts that the browser really draws with, in what `selector` finds first, the one with the most glyphs first. */
export async function fontsDrawn(page: Page, selector: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.toSorted((a, b) => b.glyphCount - a.glyphCount).map(({ familyName }) => familyName);
  } finally {
    await session.detach();
  }
}

const require = createRequire(import.meta.url);

/** The texts of the QR codes in a picture, read with the reader that the app ships and asked as the app asks it. */
export async function codesIn(png: Buffer): Promise<string[]> {
  const binary = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(binary).buffer },
    fireImmediately: true,
  });
  const found = await readBarcodes(new Uint8Array(png), {
    formats: ['QRCode'],
    tryHarder: true,
    tryInvert: true,
    maxNumberOfSymbols: 16,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

/**
 * Draws a page of a PDF as a PNG, as a printer's driver would, `dpi` dots to the inch. It is drawn by the same browser, in a tab of
 * its own that asks nothing of any server.
 */
export async function pictureOf(
  context: BrowserContext,
  pdf: Buffer,
  { page: number = 1, dpi = 300 }: { readonly page?: number; readonly dpi?: number } = {},
): Promise<Buffer> {
  const tab = await context.newPage();
  try {
    const built = (name: string): string => require.resolve(`pdfjs-dist/legacy/build/${name}`);
    const files: Readonly<Record<string, { readonly contentType: string; readonly body: string | Buffer }>> =
      {
        '/': { contentType: 'text/html', body: '<!doctype html><title>Print</title>' },
        '/pdf.mjs': { contentType: 'text/javascript', body: readFileSync(built('pdf.min.mjs')) },
        '/pdf.worker.mjs': {
          contentType: 'text/javascript',
          body: readFileSync(built('pdf.worker.min.mjs')),
        },
        '/print.pdf': { contentType: 'application/pdf', body: pdf },
      };
    await tab.route('http://localhost:9/**', (route) => {
      const file = files[new URL(route.request().url()).pathname];
      return file ? route.fulfill(file) : route.abort();
    });
    await tab.goto('http://localhost:9/');
    const picture = await tab.evaluate(
      async ({ page, scale, address }) => {
        const reader = (await import(address)) as {
          readonly GlobalWorkerOptions: { workerSrc: string };
          readonly getDocument: typeof getDocument;
        };
        reader.GlobalWorkerOptions.workerSrc = 'http://localhost:9/pdf.worker.mjs';
        const document_ = await reader.getDocument({ url: '/print.pdf', verbosity: 0 }).promise;
        const one = await document_.getPage(page);
        const viewport = one.getViewport({ scale });
        const canvas = document.createElement('canvas');
        canvas.width = Math.round(viewport.width);
        canvas.height = Math.round(viewport.height);
        await one.render({ canvas, viewport }).promise;
        return canvas.toDataURL('image/png').split(',')[1] ?? '';
      },
      { page: number, scale: dpi / 72, address: 'http://localhost:9/pdf.mjs' },
    );
    return Buffer.from(picture, 'base64');
  } finally {
    await tab.close();
  }
}
