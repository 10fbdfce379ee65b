import { isHttpError } from '@sveltejs/kit';
import { content, loadWords } from '#language';
import type { ListedCase, PracticeCase } from '#training/cases/core';
import type { SeminarTestFile } from '#training/results/core';
import type { ProgrammeWithModules, SeminarPack } from '#training/seminars/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, programme] = await Promise.all([
    loadWords(fetch, params.lang, 'seminars', 'results'),
    content<ProgrammeWithModules>(fetch, params.lang, 'seminars/programme'),
  ]);
  /** What the modules hold is read when a view that needs it is opened: the planner does without. */
  const readPack = (): Promise<SeminarPack> => content<SeminarPack>(fetch, params.lang, 'seminars/modules');
  /** The invented cases, whole; none where the handbook has none. */
  const readCases = async (): Promise<readonly PracticeCase[]> => {
    const listed = await content<readonly ListedCase[]>(fetch, params.lang, 'training/cases').catch(
      (error: unknown) => {
        if (isHttpError(error, 404)) return [];
        throw error;
      },
    );
    return Promise.all(listed.map(({ id }) => content<PracticeCase>(fetch, params.lang, `training/${id}`)));
  };
  /** The test, for its papers; none where the handbook has none. */
  const readTest = async (): Promise<SeminarTestFile | undefined> =>
    content<SeminarTestFile>(fetch, params.lang, 'seminars/test').catch((error: unknown) => {
      if (isHttpError(error, 404)) return undefined;
      throw error;
    });
  return { words, programme, readPack, readCases, readTest };
};
