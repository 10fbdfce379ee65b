/** The closed list of what can go wrong behind the door; a screen may choose its words by it. */
export type VaultFaultCode =
  | 'wrong-passphrase'
  | 'no-passphrase'
  | 'damaged-record'
  | 'missing-record'
  | 'damaged-header'
  | 'damaged-file'
  | 'storage-refused'
  | 'locked'
  | 'no-vault'
  | 'vault-exists'
  | 'no-drop-box'
  | 'no-key';

/**
 * A fault of the vault. `message` is three plain sentences: what happened, what was kept, what to do next;
 * each also stands alone. No message holds a word of what was sealed, so it is safe on any screen.
 */
export abstract class VaultFault extends Error {
  abstract readonly code: VaultFaultCode;
  readonly what: string;
  readonly kept: string;
  readonly next: string;

  constructor(words: { what: string; kept: string; next: string }, cause?: unknown) {
    super(`${words.what} ${words.kept} ${words.next}`, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.what = words.what;
    this.kept = words.kept;
    this.next = words.next;
  }
}

/** The key from the passphrase did not open the header. Said only after the full derivation. */
export class WrongPassphrase extends VaultFault {
  readonly code = 'wrong-passphrase';
  constructor() {
    super({
      what: 'This passphrase does not open the notebook.',
      kept: 'Nothing was changed; everything in it is still there, sealed.',
      next: 'Check capital letters and the keyboard language, and try again.',
    });
  }
}

/** An empty passphrase, which would seal nothing. */
export class NoPassphrase extends VaultFault {
  readonly code = 'no-passphrase';
  constructor() {
    super({
      what: 'The passphrase is empty.',
      kept: 'Nothing was changed.',
      next: 'Type a passphrase. Several words that only you would put together are best.',
    });
  }
}

/** One record did not open: a byte was changed, or it was copied from elsewhere. It stays where it is. */
export class DamagedRecord extends VaultFault {
  readonly code = 'damaged-record';
  readonly id: string;
  constructor(id: string) {
    super({
      what: 'One entry of the notebook is damaged and does not open.',
      kept: 'It stays as it is, and every other entry is untouched.',
      next: 'Leave it there: a copy of this browser profile, if you have one, may still hold it whole.',
    });
    this.id = id;
  }
}

/** A record that was to be changed is gone: it was deleted, perhaps in another tab. */
export class MissingRecord extends VaultFault {
  readonly code = 'missing-record';
  constructor() {
    super({
      what: 'This case is not in the notebook any more; it was deleted, perhaps in another tab.',
      kept: 'What you typed was not added. It is still on this screen.',
      next: 'Copy it, go back to the list, and put it into a new case.',
    });
  }
}

/** The header is there and is not one this version can use. */
export class DamagedHeader extends VaultFault {
  readonly code = 'damaged-header';
  constructor() {
    super({
      what: 'The start of the notebook is damaged, or a newer version of this app wrote it.',
      kept: 'Nothing was changed or removed.',
      next: 'Update the app and open the notebook again. Do not erase it before that.',
    });
  }
}

export type RefusalReason = 'full' | 'blocked' | 'unavailable' | 'newer-version' | 'failed';

const refusals: Record<RefusalReason, { what: string; kept: string; next: string }> = {
  full: {
    what: 'There is no room left on this device, so this was not saved.',
    kept: 'What was saved before is unchanged, and what you typed is still on this screen.',
    next: 'Print or copy what you need now, free some space, and save again.',
  },
  blocked: {
    what: 'Another tab of this app is still using the notebook in an older version.',
    kept: 'What was saved before is unchanged.',
    next: 'Close the other tabs of this app and try again.',
  },
  unavailable: {
    what: 'This browser does not let the app keep anything on the device. A private window often does that.',
    kept: 'Nothing was saved. You can still screen, search and print.',
    next: 'Open the app in an ordinary window, or print what you need before you close this one.',
  },
  'newer-version': {
    what: 'A newer version of this app has opened the notebook in another tab, so this tab can no longer save.',
    kept: 'What was saved before is unchanged, and what you typed is still on this screen.',
    next: 'Copy or print what you typed here, then reload this tab.',
  },
  failed: {
    what: 'The browser could not finish reading or writing the notebook.',
    kept: 'What was saved before is unchanged.',
    next: 'Try again. If it goes on, print or copy what you need and restart the browser.',
  },
};

/** The browser did not read or write. A rejected write has changed nothing. */
export class StorageRefused extends VaultFault {
  readonly code = 'storage-refused';
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, cause?: unknown) {
    super(refusals[reason], cause);
    this.reason = reason;
  }
}

/** The vault is locked, or was locked while this was under way. */
export class VaultLocked extends VaultFault {
  readonly code = 'locked';
  constructor() {
    super({
      what: 'The notebook is locked.',
      kept: 'Everything that was saved is still there, sealed.',
      next: 'Unlock it with the passphrase and do this again.',
    });
  }
}

/** There is no vault of this name here, or it was erased, perhaps in another tab. */
export class NoVault extends VaultFault {
  readonly code = 'no-vault';
  constructor() {
    super({
      what: 'There is no notebook in this browser profile, or it was erased.',
      kept: 'Nothing was saved.',
      next: 'Make a new notebook, or print what you need.',
    });
  }
}

/** A vault of this name is there already; it is never overwritten by making another. */
export class VaultExists extends VaultFault {
  readonly code = 'vault-exists';
  constructor() {
    super({
      what: 'There is a notebook in this browser profile already.',
      kept: 'It was not changed.',
      next: 'Unlock it, or erase it first if you want to begin again.',
    });
  }
}

/** The vault has no way in while it is locked: an earlier version wrote it, and it was not opened since. */
export class NoDropBox extends VaultFault {
  readonly code = 'no-drop-box';
  constructor() {
    super({
      what: 'This notebook was made by an earlier version of the app, and nothing can be added to it while it is locked.',
      kept: 'Nothing was added. What is in it is unchanged.',
      next: 'Unlock the notebook once, and do this again. From then on it works while it is locked, too.',
    });
  }
}

/** The key could not be worked out: too little memory, or the browser lacks what is needed. */
export class NoKey extends VaultFault {
  readonly code = 'no-key';
  constructor(cause?: unknown) {
    super(
      {
        what: 'This browser could not work out the key. It needs about 64 MB of free memory for a moment.',
        kept: 'Nothing was changed; what was saved is still there, sealed.',
        next: 'Close other tabs and try again. If it goes on, use a current Chrome, Edge, Firefox or Safari.',
      },
      cause,
    );
  }
}

/** Turns what the browser threw into a fault with words; faults of our own pass through. */
export function asVaultFault(error: unknown): VaultFault {
  if (error instanceof VaultFault) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return new StorageRefused('full', error);
  if (name === 'VersionError') return new StorageRefused('newer-version', error);
  if (name === 'SecurityError' || name === 'InvalidStateError' || name === 'ReferenceError') {
    return new StorageRefused('unavailable', error);
  }
  return new StorageRefused('failed', error);
}
