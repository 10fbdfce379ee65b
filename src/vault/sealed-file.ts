import { Decrypter, Encrypter } from 'age-encryption';
import { WrongPassphrase, NoPassphrase } from './errors.ts';

/*
 * A text as a file that only a passphrase opens, in the age format, so that a colleague can open it with this app or with
 * any other program for it. Read on first use, and age with it.
 */

/** What a guess costs whoever finds the file: 2^17 rounds of scrypt, half a second here. */
const WORK_FACTOR = 17;

/** Seals a text. Rejects with NoPassphrase for an empty one. */
export async function sealText(text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  if (passphrase === '') throw new NoPassphrase();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return new Uint8Array(await encrypter.encrypt(text));
}

/** Opens a file that `sealText` made. Rejects with WrongPassphrase, also for what is no such file. */
export async function openText(sealed: Uint8Array, passphrase: string): Promise<string> {
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    return await decrypter.decrypt(sealed, 'text');
  } catch {
    throw new WrongPassphrase();
  }
}
