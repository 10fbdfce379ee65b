import { Decrypter, Encrypter } from 'age-encryption';

/*
 * Files for other people, in the age format (age-encryption.org/v1), sealed with a passphrase. Nothing of the notebook's
 * keys is in them: whoever has the passphrase opens them, with the program age or any other that knows the format.
 */

/** How much work one try of a passphrase is, as a power of two. 17: about a second on a small computer. */
const WORK = 17;

/**
 * Seals a text with a passphrase. Takes about a second, in which nothing else happens.
 *
 * @throws TypeError for an empty passphrase.
 */
export async function sealFile(text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  if (passphrase === '') throw new TypeError('A sealed file needs a passphrase.');
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK);
  encrypter.setPassphrase(passphrase);
  return new Uint8Array(await encrypter.encrypt(text));
}

/** The text of a sealed file; undefined when the passphrase does not fit or the file is damaged. */
export async function openFile(
  sealed: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<string | undefined> {
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    return await decrypter.decrypt(sealed, 'text');
  } catch {
    return undefined;
  }
}
