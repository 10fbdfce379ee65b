export {
  NEEDS,
  contactsThatFit,
  fallbackChain,
  isNeed,
  type Caller,
  type Choice,
  type CountryCode,
  type CountryWithContacts,
  type Fallback,
  type Need,
  type ShippedContact,
  type Wanted,
} from './choose.ts';
export { dial, dialEmergency, type DiallablePhone, type Dialling } from './dial.ts';
export { openAt, type OpenState } from './hours.ts';
export { TRUST, ageOf, monthsAfter, trustOf, type ContactAge, type Trust } from './trust.ts';
export { NO_FILTERS, entriesOf, inOrderOfTrust, passes, type ContactEntry, type Filters } from './list.ts';
export { doubtOf, doubtsOf, type Doubt, type FactName } from './verified.ts';
export {
  OWN_TEXT_AT_MOST,
  dialledMarkOf,
  faultOfNumber,
  latestMark,
  ownContactOf,
  type DialledMark,
  type NumberFault,
  type OwnContact,
} from './own.ts';
export {
  PROFILE_TERMS,
  csvOfContacts,
  exchangedOwn,
  exchangedShipped,
  hsdsOf,
  uuidOf,
  vcardsOf,
  type ExchangedContact,
  type HsdsService,
} from './exchange.ts';
export {
  IMPORT_AT_MOST,
  previewNumbers,
  readNumbers,
  type NotTaken,
  type PreviewedNumber,
  type ReadNumber,
  type ReadNumbers,
} from './import.ts';
