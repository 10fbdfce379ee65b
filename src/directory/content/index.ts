export {
  Contact,
  ContactKind,
  Country,
  CountryFact,
  EmergencyNumber,
  type OpenHours,
  PageSource,
  Phone,
  Serves,
  Treaty,
} from './country.ts';
