export { newTexts, nothingSeen, STILL_THE_SAME_MS, type Seen } from './seen.ts';
