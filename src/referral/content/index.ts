export { HtcdsField, HtcdsFile, HtcdsPart, type Htcds } from './htcds.ts';
