/** Only some flows have a screen before the opening. */
export { FirstView } from '#screening';
