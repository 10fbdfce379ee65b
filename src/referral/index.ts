export { csvOf, rowsOf } from './csv.ts';
