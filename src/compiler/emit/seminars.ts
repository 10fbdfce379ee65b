import type { ProgrammeWithModules, SeminarPack } from '#training/seminars/core';
import type { Handbook } from '../handbook.ts';
import { sourcesNamed } from './give-outs.ts';

/** The programme with a line for each module, and apart from it all that only some views need. */
export function emitSeminars(handbook: Handbook): Record<string, unknown> {
  const programme = handbook.seminarProgramme?.value;
  if (!programme) return {};
  const { builtOn, rolePlay, ...rest } = programme;
  const modules = handbook.seminarModules.map(({ number, value }) => ({
    ...value,
    number,
    sources: sourcesNamed(handbook, value.sources),
  }));
  return {
    'seminars/programme': {
      ...rest,
      modules: modules.map(({ number, title, minutes, method, bites }) => ({
        number,
        title,
        minutes,
        method,
        bites,
      })),
      sources: sourcesNamed(handbook, builtOn),
    } satisfies ProgrammeWithModules,
    'seminars/modules': { modules, rolePlay } satisfies SeminarPack,
  };
}
