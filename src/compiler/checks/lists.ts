import { PUBLISHED_LISTS } from '#screening/core';
import type { IndicatorList } from '#screening/content';
import type { Handbook, Named } from '../handbook.ts';
import type { Problem } from '../problem.ts';
import type { Path } from '../read/yaml.ts';

/** The only lists whose strengths count: the other two of the published rule were never read with strengths. */
const COUNTING: readonly string[] = ['adult-labour', 'child-labour'];

/** The lists of signs are what the published rule takes them for: whose they are, what counts, which dimension. */
export function checkLists(handbook: Handbook): Problem[] {
  return handbook.lists.flatMap(checkList);
}

function checkList({ id, value, at }: Named<IndicatorList>): Problem[] {
  const problems: Problem[] = [];
  const add = (path: Path, what: string, mend: string): void => {
    problems.push({ ...at(path), what, mend });
  };
  const published = (PUBLISHED_LISTS as readonly string[]).includes(id);
  if (value.counts && !COUNTING.includes(id)) {
    add(
      ['counts'],
      `The strengths of \`${id}\` do not count.`,
      'Write `counts: false`: only the two labour lists have strengths that somebody confirmed.',
    );
  }
  const ages = id.startsWith('adult-') ? 'adult' : 'under-18';
  if (published && value.ages !== ages) {
    add(['ages'], `\`${id}\` is a list of the published rule for other ages.`, `Write \`ages: ${ages}\`.`);
  }
  value.indicators.forEach((indicator, n) => {
    if (published && indicator.dimension === undefined) {
      add(
        ['indicators', n],
        `The sign \`${indicator.id}\` belongs to no dimension.`,
        'Add `dimension`: the published rule judges each dimension of this list by itself.',
      );
    }
    if (!published && indicator.dimension !== undefined) {
      add(
        ['indicators', n, 'dimension'],
        `\`${id}\` is no list of the published rule, so its signs have no dimension.`,
        'Remove the line.',
      );
    }
  });
  return problems;
}
