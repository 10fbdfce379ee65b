import { openDB } from 'idb';

/** A notebook as it lies on the disk, for a file: bytes are written as base64. */
export interface StoredNotebook {
  /** What it takes to open it and what is inside, so that a test needs nothing else. Invented. */
  readonly passphrase: string;
  readonly contents: readonly unknown[];
  readonly records: readonly unknown[];
  /** From format 5 on: what the list says of each case. */
  readonly lines?: readonly (readonly unknown[])[];
  /** From format 3 on: the words of each recovery sheet, of which two are needed. */
  readonly sheets?: readonly string[];
  /** From format 3 on: a backup file that was made of it. */
  readonly backup?: Uint8Array<ArrayBuffer>;
}

/** Where the app looks for its notebook. */
export const DATABASE = 'countersign-notebook';

/** JSON with bytes in it. `buffer` and `bytes` tell the two kinds that the format uses apart. */
export function toText(notebook: StoredNotebook): string {
  const withBytes = (_key: string, value: unknown): unknown => {
    if (value instanceof ArrayBuffer) return { buffer: Buffer.from(value).toString('base64') };
    if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
    return value;
  };
  return `${JSON.stringify(notebook, withBytes, 2)}\n`;
}

export function fromText(text: string): StoredNotebook {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const { buffer, bytes } = value as { readonly buffer?: string; readonly bytes?: string };
    if (buffer !== undefined) return new Uint8Array(Buffer.from(buffer, 'base64')).buffer;
    if (bytes !== undefined) return new Uint8Array(Buffer.from(bytes, 'base64'));
    return value;
  }) as StoredNotebook;
}

/** Every record of the notebook of this profile, the header among them. */
export async function readDisk(): Promise<unknown[]> {
  const disk = await openDB(DATABASE);
  const records = (await disk.getAll('records')) as unknown[];
  disk.close();
  return records;
}

/** Lays records where the app looks for its notebook; what lies there is removed first. */
export async function writeDisk(records: readonly unknown[]): Promise<void> {
  const disk = await openDB(DATABASE, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('records', { keyPath: 'id' }),
  });
  const change = disk.transaction('records', 'readwrite');
  await change.store.clear();
  for (const record of records) await change.store.put(record);
  await change.done;
  disk.close();
}
