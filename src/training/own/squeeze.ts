/*
 * A case is text that says many things twice: squeezed, a third of the codes carries it. The browser does it itself.
 */

/** A case that is larger than this when it is let out again was made to fill memory, and is none. */
const MOST_BYTES = 400_000;

/** Squeezes a text. */
export async function squeeze(text: string): Promise<Uint8Array> {
  const squeezed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(squeezed).arrayBuffer());
}

/** Lets a text out again; undefined for bytes that no text was squeezed into, or one that is too large. */
export async function letOut(bytes: Uint8Array): Promise<string | undefined> {
  const reader = new Blob([Uint8Array.from(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > MOST_BYTES) {
        await reader.cancel();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return undefined;
  }
}
