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
  | 'no-key'
  | 'unreadable-sheet'
  | 'sheets-do-not-open'
  | 'no-sheets'
  | 'damaged-backup'
  | 'restore-moved-on'
  | 'erased-after-tries';

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
    kept: 'Everything that was called saved is there, also what you typed and had not added yet.',
    next: 'Reload this tab and unlock again. Look at your last words: they may have to be typed once more.',
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

/** A word of a sheet that cannot be right, and the one that was most likely meant. */
export interface WrongWord {
  /** 1 and up, as the words are numbered on the sheet. */
  readonly position: number;
  readonly typed: string;
  readonly instead: string | undefined;
}

/** The words of a recovery sheet do not make one. It names the words that are wrong, as far as that can be known. */
export class UnreadableSheet extends VaultFault {
  readonly code = 'unreadable-sheet';
  readonly words: number;
  readonly wrong: readonly WrongWord[];
  constructor({
    words,
    of,
    wrong,
  }: {
    readonly words: number;
    readonly of: number;
    readonly wrong: readonly WrongWord[];
  }) {
    super({
      ...wordsForSheet(words, of, wrong),
      kept: 'What you typed is still there; nothing was changed.',
    });
    this.words = words;
    this.wrong = wrong;
  }
}

function wordsForSheet(
  words: number,
  of: number,
  wrong: readonly WrongWord[],
): { what: string; next: string } {
  const next = 'Compare it with the paper, mend it here, and try again.';
  if (wrong.length > 0) {
    const each = wrong.map(({ position, typed, instead }) =>
      instead === undefined
        ? `Word ${position}, “${typed}”, is not on the list of words.`
        : `Word ${position}, “${typed}”, does not fit. “${instead}” would.`,
    );
    return { what: each.join(' '), next };
  }
  if (words !== of) return { what: `A sheet has ${of} words, and ${words} were read.`, next };
  return {
    what: 'Every word is on the list, but together they are no sheet: more than one of them is wrong.',
    next: 'Compare all of them with the paper, one by one, and try again.',
  };
}

export type SheetsReason = 'other-set' | 'twice' | 'too-few' | 'do-not-fit';

const sheetsWords: Record<SheetsReason, { what: string; next: string }> = {
  'other-set': {
    what: 'This sheet belongs to another set. Newer sheets may have been made since, or it is for another notebook.',
    next: 'Look at the letters and digits of the set, printed at the top, and take the sheets that belong together.',
  },
  twice: {
    what: 'This sheet was entered before.',
    next: 'Take another sheet of the same set.',
  },
  'too-few': {
    what: 'These are too few sheets to open it.',
    next: 'Enter the missing ones. How many are needed stands on each sheet.',
  },
  'do-not-fit': {
    what: 'These sheets belong together by their words, but do not open this.',
    next: 'Take other sheets of the set if there are more, or an older backup that was not changed.',
  },
};

/** Sheets that can be read and do not open what they were brought for. */
export class SheetsDoNotOpen extends VaultFault {
  readonly code = 'sheets-do-not-open';
  readonly reason: SheetsReason;
  constructor(reason: SheetsReason) {
    super({ ...sheetsWords[reason], kept: 'Nothing was changed.' });
    this.reason = reason;
  }
}

/** The notebook or the backup has no sheets: none were made before it was written. */
export class NoSheets extends VaultFault {
  readonly code = 'no-sheets';
  constructor() {
    super({
      what: 'No recovery sheets open this: none had been made when it was written.',
      kept: 'Nothing was changed.',
      next: 'Use the passphrase, or a backup that was made after the sheets.',
    });
  }
}

export type BackupPart = 'not-a-backup' | 'newer' | 'header' | 'cut-off' | 'entries' | 'one-entry';

const backupWords: Record<BackupPart, { what: string; next: string }> = {
  'not-a-backup': {
    what: 'This file is no backup of a notebook.',
    next: 'Choose the file whose name ends in .countersign.',
  },
  newer: {
    what: 'A newer version of this app wrote this backup.',
    next: 'Update the app and choose the file again.',
  },
  header: {
    what: 'The start of this backup, which holds the ways to open it, is damaged.',
    next: 'Use another copy of the file or an older backup.',
  },
  'cut-off': {
    what: 'The end of this backup is missing: the file is shorter or longer than when it was written.',
    next: 'Copy the file again from where it was kept, or use another copy.',
  },
  entries: {
    what: 'The sealed entries of this backup are damaged. Its start is whole.',
    next: 'Use another copy of the file or an older backup.',
  },
  'one-entry': {
    what: 'An entry inside this backup is not written as it must be.',
    next: 'Use another copy of the file or an older backup.',
  },
};

/** A backup that is not whole. It names the part that is damaged. */
export class DamagedBackup extends VaultFault {
  readonly code = 'damaged-backup';
  readonly part: BackupPart;
  constructor(part: BackupPart, cause?: unknown) {
    super({ ...backupWords[part], kept: 'Nothing was taken from it, and nothing here was changed.' }, cause);
    this.part = part;
  }
}

/** What a preview showed is not so any more: the notebook was changed meanwhile. */
export class RestoreMovedOn extends VaultFault {
  readonly code = 'restore-moved-on';
  constructor() {
    super({
      what: 'The notebook was changed after this list was made, perhaps in another tab.',
      kept: 'Nothing was taken from the backup.',
      next: 'Look through the list again, which was made anew, and then take what you want.',
    });
  }
}

/** The policy says that so many wrong passphrases erase the notebook, and this was the last of them. */
export class ErasedAfterTries extends VaultFault {
  readonly code = 'erased-after-tries';
  readonly tries: number;
  constructor(tries: number) {
    super({
      what: `That was wrong passphrase number ${tries}. By the rule of your ministry, the notebook on this device was erased.`,
      kept: 'Backup files that lie elsewhere are not touched.',
      next: 'Restore it from a backup, with the passphrase or with the recovery sheets, or make a new notebook.',
    });
    this.tries = tries;
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
