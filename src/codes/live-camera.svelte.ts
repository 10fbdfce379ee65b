import { newTexts, nothingSeen } from './core/index.ts';

/**
 * What the camera does, or why it does nothing:
 * - `off`, `asking` (the browser asks the person who holds the device), `on`;
 * - `hidden`, `idle`: it was turned off because the page was out of sight, or because no code came for a while;
 * - `denied`, `missing`, `busy`, `gone`: not allowed, none there, another program has it, taken away while it was on;
 * - `not-loaded`: what reads codes could not be read on this device.
 */
export type CameraState =
  'off' | 'asking' | 'on' | 'hidden' | 'idle' | 'denied' | 'missing' | 'busy' | 'gone' | 'not-loaded';

/** Between two looks: a hand needs longer than this to hold up the next code, and a slow device gets to breathe. */
const PAUSE_MS = 150;
/** A camera that nobody shows anything is turned off: somebody may have walked away from it. */
const IDLE_MS = 120_000;

/** A camera that reads codes. It is on between a tap and the moment its picture leaves the screen, and never else. */
export class LiveCamera {
  readonly #onread: (text: string) => void | Promise<void>;
  state = $state.raw<CameraState>('off');
  /** How many codes were read since it was turned on. */
  read = $state.raw(0);
  #stream: MediaStream | undefined;
  #leave: (() => void) | undefined;
  /** Counts starts and stops: a permission may be given when nobody waits for it any more. */
  #turn = 0;

  constructor(onread: (text: string) => void | Promise<void>) {
    this.#onread = onread;
  }

  /** Turns the camera on. Call it from a tap only: the browser may ask, and must not ask out of nowhere. */
  async start(): Promise<void> {
    const turn = ++this.#turn;
    this.read = 0;
    this.state = 'asking';
    try {
      const { getReady } = await import('./read-codes.ts');
      await getReady();
    } catch {
      if (turn === this.#turn) this.state = 'not-loaded';
      return;
    }
    let stream: MediaStream;
    try {
      stream = await openCamera();
    } catch (error) {
      if (turn === this.#turn) this.state = whyNot(error);
      return;
    }
    if (turn !== this.#turn) {
      endOf(stream);
      return;
    }
    this.#stream = stream;
    this.#leave = this.#whenToStop(stream);
    this.state = 'on';
    if (document.visibilityState === 'hidden') this.stop('hidden');
  }

  /** Turns the camera off at once, and says why. */
  stop(why: CameraState = 'off'): void {
    this.#turn++;
    this.#leave?.();
    this.#leave = undefined;
    if (this.#stream) endOf(this.#stream);
    this.#stream = undefined;
    this.state = why;
  }

  /** For `{@attach}` of the element that shows the picture: reads from it, and turns the camera off when it goes. */
  readonly show = (video: HTMLVideoElement): (() => void) => {
    const turn = this.#turn;
    const over = (): boolean => turn !== this.#turn;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = nothingSeen;
    let lastNew = performance.now();
    const look = async (): Promise<void> => {
      const { readFrame } = await import('./read-codes.ts');
      const now = performance.now();
      const ready = video.readyState >= video.HAVE_CURRENT_DATA && video.videoWidth > 0;
      const found = newTexts(seen, ready ? await readFrame(video) : [], now);
      seen = found.seen;
      for (const text of found.fresh) {
        if (over()) return;
        this.read += 1;
        lastNew = now;
        await this.#onread(text);
      }
      if (over()) return;
      if (now - lastNew > IDLE_MS) this.stop('idle');
      else timer = setTimeout(again, PAUSE_MS);
    };
    const again = (): void => {
      look().catch(() => {
        if (!over()) this.stop('not-loaded');
      });
    };
    // Leave empties the page without a word to what stands in it.
    const emptied = new MutationObserver(() => {
      if (!video.isConnected && !over()) this.stop();
    });
    emptied.observe(document.body, { childList: true });
    video.srcObject = this.#stream ?? null;
    // A picture that does not begin is seen by whoever looks at it; the other two ways stand beside it.
    video.play().catch(() => undefined);
    again();
    return () => {
      clearTimeout(timer);
      emptied.disconnect();
      video.srcObject = null;
      if (!over()) this.stop();
    };
  };

  #whenToStop(stream: MediaStream): () => void {
    const hide = (): void => {
      if (document.visibilityState === 'hidden') this.stop('hidden');
    };
    const away = (): void => this.stop('hidden');
    const gone = (): void => this.stop('gone');
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', away);
    for (const track of stream.getTracks()) track.addEventListener('ended', gone);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', away);
      for (const track of stream.getTracks()) track.removeEventListener('ended', gone);
    };
  }
}

/** Rejects as the browser does; NotFoundError too where it knows no cameras, as on an address without https. */
async function openCamera(): Promise<MediaStream> {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (!mediaDevices) throw new DOMException('This browser knows no cameras here.', 'NotFoundError');
  return mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });
}

function whyNot(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return 'busy';
}

function endOf(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
