/** Where the officer works: kept in clear only if they agree. */
export interface OwnPost {
  /** The State the officer serves, as a country code in small letters. */
  readonly sendingState: string;
  /** The country the post stands in. */
  readonly hostCountry: string;
}

export type TextSize = 'normal' | 'large' | 'largest';

/** The part of the browser's storage that preferences need. */
export type ClearStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const POST = 'countersign:own-post';
const SIZE = 'countersign:text-size';
const SIZES: readonly TextSize[] = ['normal', 'large', 'largest'];

function readPost(text: string | null): OwnPost | null {
  if (text === null) return null;
  const match = /^([a-z]{2})>([a-z]{2})$/.exec(text);
  return match?.[1] !== undefined && match[2] !== undefined
    ? { sendingState: match[1], hostCountry: match[2] }
    : null;
}

/**
 * The little that may lie on the device in clear: text size, and the own post if the officer agrees. Language is in the
 * address, kept languages are in the offline store. Storage that refuses (private windows) only means that they are
 * asked again next time.
 */
export class Preferences {
  readonly #store: ClearStore | undefined;
  ownPost = $state.raw<OwnPost | null>(null);
  /** true when the post is kept on the device, not only until the tab closes. */
  postKept = $state(false);
  textSize = $state<TextSize>('normal');

  constructor(store: ClearStore | undefined) {
    this.#store = store;
    this.ownPost = readPost(this.#read(POST));
    this.postKept = this.ownPost !== null;
    const size = this.#read(SIZE);
    this.textSize = SIZES.find((one) => one === size) ?? 'normal';
  }

  setOwnPost(post: OwnPost | null, keep: boolean): void {
    this.ownPost = post;
    this.postKept = keep && post !== null;
    this.#write(POST, keep && post ? `${post.sendingState}>${post.hostCountry}` : null);
  }

  setTextSize(size: TextSize): void {
    this.textSize = size;
    this.#write(SIZE, size === 'normal' ? null : size);
  }

  #read(name: string): string | null {
    try {
      return this.#store?.getItem(name) ?? null;
    } catch {
      return null;
    }
  }

  #write(name: string, value: string | null): void {
    try {
      if (value === null) this.#store?.removeItem(name);
      else this.#store?.setItem(name, value);
    } catch {
      // A full or refused store loses a preference, nothing else.
    }
  }
}
