import { nextBestQuestion, screen, whatIsStillOpen, whatWouldRaise } from './core/index.ts';

/**
 * The rule, and what is asked of it. A session is handed it when the opening has begun: what decides whether somebody is
 * safe must not wait for what is worked out only after the first question.
 */
export const reasoning = { screen, nextBestQuestion, whatIsStillOpen, whatWouldRaise } as const;
export type Reasoning = typeof reasoning;
