export {
  CHOICES,
  COSTS,
  DAYS,
  INTEREST_PER,
  NUMBERS,
  PAY_PER,
  TAKEN_OFF,
  TEXTS,
  isBegun,
  readOffer,
  typedOf,
  type FieldFault,
  type NumberField,
  type Offer,
  type OfferField,
  type Reading,
  type Typed,
} from './offer.ts';
export { MONTHS_IN_A_ROW, monthsPicture, type MonthSquare, type MonthsPicture } from './months-picture.ts';
export { pointsOf, questionsOf, ticksFrom, type OfferRules, type OfferTick } from './points.ts';
export { monthsBetween, readDay, type DayFault, type ReadDay } from './read-day.ts';
export { readNumber, type NumberFault, type ReadNumber } from './read-number.ts';
export { measuresOf, monthsToClear, reckon, type Sum } from './reckon.ts';
