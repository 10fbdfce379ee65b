import { isExercise, WrongSideOfTheWall, type Exercise } from '../exercise.ts';
import type { LockReason, Tries, Undo, Vault } from '../vault.ts';

/** One thing that was kept from practice. A damaged one stays where it is and is shown as damaged. */
export type PracticeItem =
  | { readonly id: string; readonly damaged: false; readonly content: Exercise<object> }
  | { readonly id: string; readonly damaged: true };

/**
 * Where practice is kept, when a participant wishes it: runs of invented cases and how they went. It has a database, a
 * passphrase and a key of its own. How somebody did in practice is about a real person, and so it is sealed like a note;
 * without a passphrase nothing is kept and everything ends with the tab.
 *
 * It is no `Vault`: neither can be handed in where the other belongs, and each takes only values of its own side.
 */
export interface Practice {
  readonly unlocked: boolean;
  /** false when nothing is kept, or when it was erased. */
  exists(): Promise<boolean>;
  /** Makes it and leaves it open. Rejects as `Vault.create` does. */
  create(passphrase: string): Promise<void>;
  /** Rejects as `Vault.open` does. Wrong tries wait longer and longer and erase nothing. */
  open(passphrase: string): Promise<void>;
  tries(): Promise<Tries>;
  /** Drops the key: it is gone when this returns. */
  lock(): void;
  /** Hears every lock; returns how to stop hearing. */
  onlock(heard: (why: LockReason) => void): () => void;
  newId(): string;
  /** Resolved means: on the disk. Rejects as `Vault.write` does, and with WrongSideOfTheWall what bears no mark of practice. */
  keep(id: string, content: Exercise<object>): Promise<void>;
  /** Everything, in no order. What does not bear the mark of practice is left out: nothing else can have been kept here. */
  all(): Promise<PracticeItem[]>;
  remove(id: string): Promise<void>;
  /** Erases all of it at once, also while locked. The tab that did it can bring it back for half a minute. */
  erase(): Promise<Undo>;
}

/** Practice on a vault of its own. The door makes it on the right database; tests hand in a cheaper one. */
export function practiceOn(vault: Vault): Practice {
  return {
    get unlocked() {
      return vault.unlocked;
    },
    exists: () => vault.exists(),
    create: (passphrase) => vault.create(passphrase),
    open: (passphrase) => vault.open(passphrase),
    tries: () => vault.tries(),
    lock: () => {
      vault.lock();
    },
    onlock: (heard) => vault.onlock(heard),
    newId: () => vault.newId(),
    keep: async (id, content) => {
      if (!isExercise(content)) throw new WrongSideOfTheWall('real');
      // Inside an envelope, so that the vault beneath, which takes no practice, carries it.
      await vault.write({ id, content: { practised: content } });
    },
    all: async () =>
      (await vault.all()).flatMap((item): PracticeItem[] => {
        if (item.damaged) return [item];
        const practised = practisedIn(item.content);
        return practised ? [{ id: item.id, damaged: false, content: practised }] : [];
      }),
    remove: (id) => vault.remove(id),
    erase: () => vault.erase(),
  };
}

function practisedIn(content: unknown): Exercise<object> | undefined {
  if (typeof content !== 'object' || content === null || !('practised' in content)) return undefined;
  return isExercise(content.practised) ? content.practised : undefined;
}
