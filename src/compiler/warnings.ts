import { ageOf, monthsAfter } from '#directory/core';
import type { Handbook } from './handbook.ts';
import type { Place } from './problem.ts';

/** Something that is due, and that no build may fail on: a build does not rot with the calendar. */
export interface Warning extends Place {
  readonly kind: 'contact-old' | 'chapter-review' | 'flow-review';
  readonly what: string;
}

/**
 * Lists what is due on an ISO day: contacts past their months, chapters and flows that wait for a new reading. In the
 * order of the files. Empty when the settings could not be read.
 */
export function warningsOf(handbook: Handbook, today: string): Warning[] {
  const settings = handbook.settings?.value;
  if (!settings) return [];
  return [
    ...handbook.countries.flatMap(({ value, at }) =>
      value.contacts.flatMap((contact, n): Warning[] => {
        const { state, since } = ageOf(contact, today, settings.contactRedAfterMonths);
        if (state !== 'old') return [];
        const what = `\`${contact.id}\` was last ${contact.checked ? 'checked' : 'read'} on ${since}. Dial it, and write the day under \`checked\`.`;
        return [{ kind: 'contact-old', ...at(['contacts', n]), what }];
      }),
    ),
    ...handbook.chapters.flatMap(({ id, head }): Warning[] => {
      if (!head || today <= monthsAfter(head.value.changed, settings.chapterReviewMonths)) return [];
      const what = `The chapter \`${id}\` was last changed on ${head.value.changed}. Read it again, and write the new day.`;
      return [{ kind: 'chapter-review', ...head.at(['changed']), what }];
    }),
    ...handbook.flows.flatMap(({ id, written: flow }): Warning[] => {
      if (!flow || today <= monthsAfter(flow.value.reviewed, settings.flowReviewMonths)) return [];
      const what = `The flow \`${id}\` was last reviewed on ${flow.value.reviewed}. Go through it again, and write the new day.`;
      return [{ kind: 'flow-review', ...flow.at(['reviewed']), what }];
    }),
  ];
}
