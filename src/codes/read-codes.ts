import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import reader from 'zxing-wasm/reader/zxing_reader.wasm?url';

/*
 * Reads QR codes. Read on first use: the reader weighs a megabyte. It comes from the app's own address; the package would
 * take it from elsewhere.
 */

const overrides = { locateFile: () => reader };

/** A picture has so many dots on its longer side at most: what a camera gives beyond that makes the code no clearer. */
const LONGEST_SIDE = 2400;
/** More codes than one are on a picture of two sheets, or of a sequence that was printed on one page. */
const MOST_CODES = 16;

/** Reads the reader itself, so that a camera is not turned on before it is there. Rejects when it cannot be read. */
export async function getReady(): Promise<void> {
  await prepareZXingModule({ overrides, fireImmediately: true });
}

/** The texts of the QR codes that are in what a camera sees now; none when there is none. */
export const readFrame = (video: HTMLVideoElement): Promise<string[]> =>
  textsIn(dotsOf(video, video.videoWidth, video.videoHeight));

/** The texts of the QR codes in a picture. Rejects when the picture or the reader cannot be opened. */
export async function readPicture(picture: Blob): Promise<string[]> {
  const bitmap = await createImageBitmap(picture);
  try {
    return await textsIn(dotsOf(bitmap, bitmap.width, bitmap.height));
  } finally {
    bitmap.close();
  }
}

async function textsIn(dots: ImageData): Promise<string[]> {
  await getReady();
  const found = await readBarcodes(dots, {
    formats: ['QRCode'],
    tryHarder: true,
    tryInvert: true,
    maxNumberOfSymbols: MOST_CODES,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

function dotsOf(source: CanvasImageSource, fullWidth: number, fullHeight: number): ImageData {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(fullWidth, fullHeight));
  const width = Math.max(1, Math.round(fullWidth * scale));
  const height = Math.max(1, Math.round(fullHeight * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (!drawing) throw new Error('no canvas');
  // A code with a see-through background is drawn on paper.
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, width, height);
  drawing.drawImage(source, 0, 0, width, height);
  return drawing.getImageData(0, 0, width, height);
}
