import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { DamagedRecord } from './errors.ts';
import { isDropBox, type DropBox } from './header.ts';
import { pad, unpad, type DroppedRecord } from './seal.ts';

/*
 * The way into the notebook while it is locked. It is read on first use, and age with it: nobody who opens the app needs
 * it, and few who open the notebook.
 */

/** Ties the private key to its vault and to the public key that stands beside it in clear. */
function boundTo(vault: string, recipient: string, nonce: Uint8Array<ArrayBuffer>): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(`countersign drop box, format 2, ${vault}, ${recipient}`),
    tagLength: 128,
  };
}

/** Makes a new pair of keys for a vault, the private one sealed. */
export async function makeDropBox(key: CryptoKey, vault: string): Promise<DropBox> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    boundTo(vault, recipient, nonce),
    key,
    new TextEncoder().encode(identity),
  );
  return { recipient, nonce, identity: sealed };
}

/** The private key; undefined for a box that was not made for this vault, or whose public key was changed. */
export async function openDropBox(
  key: CryptoKey,
  vault: string,
  box: DropBox | undefined,
): Promise<string | undefined> {
  if (!isDropBox(box)) return undefined;
  try {
    const plain = await crypto.subtle.decrypt(boundTo(vault, box.recipient, box.nonce), key, box.identity);
    return new TextDecoder().decode(plain);
  } catch {
    return undefined;
  }
}

/** Seals content to a public key. Its id stands inside, so that a copy under another id does not open. */
export async function sealTo(box: DropBox, id: string, content: object): Promise<DroppedRecord> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(box.recipient);
  const padded = pad(new TextEncoder().encode(JSON.stringify({ id, content })));
  const sealed = new Uint8Array(await encrypter.encrypt(padded));
  return { id, seal: 2, sealed };
}

/** Opens what was put in. Rejects with `DamagedRecord` for whatever is not exactly what was sealed under this id. */
export async function unsealDropped(identity: string, stored: DroppedRecord, id: string): Promise<unknown> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const padded = new Uint8Array(await decrypter.decrypt(stored.sealed));
    const inside = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpad(padded))) as {
      readonly id?: unknown;
      readonly content?: unknown;
    };
    if (inside.id !== id || stored.id !== id) throw new DamagedRecord(id);
    return inside.content;
  } catch {
    throw new DamagedRecord(id);
  }
}
