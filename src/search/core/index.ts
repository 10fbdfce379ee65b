export { TITLE_BOOST, scan, scannable, type Scannable, type Searchable } from './scan.ts';
export { folded, slipsAllowed, wordsOf } from './terms.ts';
