import { DamagedFile } from './damaged-file.ts';
import { openFile as openSealed, sealFile } from './sealed-file/index.ts';

/*
 * A sealed file of what JSON can carry, filled up to whole blocks: its length says little about what is in it.
 */

const BLOCK = 4096;

/** JSON with spaces after it up to whole blocks of bytes. */
function padded(content: object): string {
  const text = JSON.stringify(content);
  const { length } = new TextEncoder().encode(text);
  return text + ' '.repeat(Math.ceil(length / BLOCK) * BLOCK - length);
}

/** Seals what JSON can carry under a passphrase. */
export function sealToFile(content: object, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  return sealFile(padded(content), passphrase.normalize('NFKC'));
}

/**
 * Opens such a file. Rejects with `DamagedFile` for another passphrase, another kind of file, or a changed byte: from
 * outside nobody can tell these apart.
 */
export async function openFile(file: Uint8Array<ArrayBuffer>, passphrase: string): Promise<unknown> {
  const text = await openSealed(file, passphrase.normalize('NFKC'));
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch (error) {
    throw new DamagedFile(error);
  }
}
