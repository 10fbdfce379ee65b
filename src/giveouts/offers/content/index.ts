export {
  OfferChoices,
  OfferCondition,
  OfferFile,
  OfferMeasure,
  OfferPoint,
  OfferQuestion,
  type OfferChosen,
  type OfferFact,
} from './offers.ts';
