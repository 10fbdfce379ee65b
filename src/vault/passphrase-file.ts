import { DamagedFile } from './damaged-file.ts';

/*
 * A file that a passphrase opens, in the age format (age-encryption.org/v1), so that any program for that format can open it
 * too. age is read on first use.
 */

const BLOCK = 4096;
/** The work that guessing one passphrase costs: 2 to this power, as `age` itself takes it or nearly. */
const WORK_FACTOR = 17;

/** JSON with spaces after it up to whole blocks: the length of a file says little about what is in it. */
function padded(content: object): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const whole = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK).fill(0x20);
  whole.set(bytes);
  return whole;
}

/** Seals what JSON can carry under a passphrase. */
export async function sealToFile(content: object, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  encrypter.setPassphrase(passphrase.normalize('NFKC'));
  return new Uint8Array(await encrypter.encrypt(padded(content)));
}

/**
 * Opens such a file. Rejects with `DamagedFile` for another passphrase, another kind of file, or a changed byte: from
 * outside nobody can tell these apart.
 */
export async function openFile(file: Uint8Array, passphrase: string): Promise<unknown> {
  const { Decrypter } = await import('age-encryption');
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase.normalize('NFKC'));
    const plain = await decrypter.decrypt(file);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)) as unknown;
  } catch (error) {
    throw new DamagedFile(error);
  }
}
