export {
  AGREEMENT_LANGUAGES,
  EMPTY_AGREEMENT,
  agreementOf,
  entryOf,
  fieldsIn,
  isAgreementBegun,
  isNeeded,
  textOf,
  type Agreement,
  type AgreementWithSources,
  type ClauseEntry,
} from './agreement.ts';
export { gapsOf, type Gap } from './gaps.ts';
export { documentOf, mayShowOther, type Block } from './document.ts';
