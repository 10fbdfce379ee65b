/** What can be answered. "Not known" is an honest answer, and counts as not in place. */
export const ANSWERS = ['yes', 'partly', 'no', 'not-known'] as const;
