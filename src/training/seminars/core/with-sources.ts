import type { SeminarModule, SeminarProgramme } from '../content/index.ts';

/** A work that something rests on, as far as it is shown here. */
export interface ShownSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly year: string;
  readonly url: string | null;
  readonly whatWasRead: string;
}

/** A module with the number of its file. */
export type NumberedModule = Omit<SeminarModule, 'sources'> & {
  readonly number: number;
  readonly sources: readonly ShownSource[];
};

/** What a planner needs of a module. */
export interface ListedModule {
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
  readonly method: string;
  readonly bites: SeminarModule['bites'];
}

export type ProgrammeWithModules = Omit<SeminarProgramme, 'builtOn' | 'rolePlay'> & {
  readonly modules: readonly ListedModule[];
  readonly sources: readonly ShownSource[];
};

/** What is read when a part of the seminar is opened that the planner does not need. */
export interface SeminarPack {
  readonly modules: readonly NumberedModule[];
  readonly rolePlay: SeminarProgramme['rolePlay'];
}
