import { VaultFault } from './errors.ts';

/** A sealed file did not open. */
export class DamagedFile extends VaultFault {
  readonly code = 'damaged-file';
  constructor(cause?: unknown) {
    super(
      {
        what: 'This file did not open: the passphrase is not the one it was sealed with, or it is not a sealed file of this kind, or it is damaged.',
        kept: 'Nothing in the notebook was changed, and the file is as it was.',
        next: 'Check the passphrase with your colleague, letter by letter. If it is right, ask for the file again.',
      },
      cause,
    );
  }
}
