/** Reading codes is for whoever taps it: the reader of pictures weighs a megabyte. */
export { CodeReader } from '#codes';
