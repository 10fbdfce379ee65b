import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import reader from 'zxing-wasm/reader/zxing_reader.wasm?url';

/*
 * Reads the code of a sheet out of a picture. Read on first use: the reader weighs a megabyte. It comes from the app's own
 * address; the package would take it from elsewhere.
 */

prepareZXingModule({ overrides: { locateFile: () => reader } });

/** A picture has so many dots on its longer side at most: what a camera gives beyond that makes the code no clearer. */
const LONGEST_SIDE = 2400;

/**
 * The text of the one QR code in a picture; undefined when there is none, or more than one. Rejects when the picture or the
 * reader cannot be opened.
 */
export async function readCode(picture: Blob): Promise<string | undefined> {
  const found = await readBarcodes(await dotsOf(picture), {
    formats: ['QRCode'],
    tryHarder: true,
    tryInvert: true,
    maxNumberOfSymbols: 2,
  });
  const texts = found.filter(({ isValid }) => isValid).map(({ text }) => text);
  return texts.length === 1 ? texts[0] : undefined;
}

async function dotsOf(picture: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const drawing = canvas.getContext('2d');
  if (!drawing) throw new Error('no canvas');
  // A code with a see-through background is drawn on paper.
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, width, height);
  drawing.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return drawing.getImageData(0, 0, width, height);
}
