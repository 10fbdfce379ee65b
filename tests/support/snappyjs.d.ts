declare module 'snappyjs' {
  /** Throws for whatever is not a block of Snappy, or would be longer than `maxLength`. */
  export function uncompress(compressed: Uint8Array, maxLength?: number): Uint8Array;
  export function compress(plain: Uint8Array): Uint8Array;
}
