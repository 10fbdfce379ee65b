/** The reader of a ministry's policy, in a piece of its own: most posts have none. */
export { policyOfText } from '#policy/core';
