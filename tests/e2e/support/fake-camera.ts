import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, LaunchOptions } from '@playwright/test';
import { encode } from 'uqr';

/*
 * A camera for tests: Chromium plays a file in its place, over and over. The file is uncompressed (YUV4MPEG2), so that it
 * can be written here, without a program for pictures.
 */

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_A_SECOND = 5;

/** One picture with a QR code in its middle, as large as it fits; plain grey for null. Brightness first, then colour: none. */
function frameOf(text: string | null): Buffer {
  const bright = Buffer.alloc(WIDTH * HEIGHT, text === null ? 128 : 235);
  if (text !== null) {
    const { data, size } = encode(text, { ecc: 'M', border: 4 });
    const square = Math.floor(HEIGHT / size);
    if (square < 3) throw new Error('This code is too large for the camera of the tests.');
    const left = Math.floor((WIDTH - size * square) / 2);
    const top = Math.floor((HEIGHT - size * square) / 2);
    for (let y = 0; y < size * square; y++) {
      for (let x = 0; x < size * square; x++) {
        if (data[Math.floor(y / square)]?.[Math.floor(x / square)]) bright[(top + y) * WIDTH + left + x] = 16;
      }
    }
  }
  return Buffer.concat([Buffer.from('FRAME\n'), bright, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}

/** Starts a browser whose camera sees each of the texts as a code for a second, in turn, and then again. */
export async function browserWithCamera(
  start: (options: LaunchOptions) => Promise<Browser>,
  {
    launchOptions,
    folder,
    shows,
  }: {
    readonly launchOptions: LaunchOptions;
    readonly folder: string;
    readonly shows: readonly (string | null)[];
  },
): Promise<Browser> {
  const file = join(folder, 'camera.y4m');
  const frames = shows.flatMap((text) => Array.from({ length: FRAMES_A_SECOND }, () => frameOf(text)));
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`),
      ...frames,
    ]),
  );
  return start({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  });
}

/** Makes every page of `context` say in its console when a track of a camera begins and when one is stopped. */
export async function tellOfCameras(context: BrowserContext): Promise<readonly string[]> {
  const told: string[] = [];
  context.on('console', (message) => {
    if (message.text().startsWith('camera ')) told.push(message.text());
  });
  await context.addInitScript(() => {
    const devices = (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices;
    if (!devices) return;
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
      console.log('camera asked');
      const stream = await ask(wanted);
      for (const track of stream.getTracks()) {
        const stop = track.stop.bind(track);
        track.stop = () => {
          stop();
          console.log(`camera ${track.readyState}`);
          // What a page says while it goes may be lost on its way; what it keeps in its tab is not.
          const ended = Number(sessionStorage.getItem('camera ended')) + 1;
          sessionStorage.setItem('camera ended', String(ended));
        };
      }
      console.log('camera on');
      return stream;
    };
  });
  return told;
}
