export { Basis, CardSentence, CardSentenceFile, GiveCardTranslation, Situation } from './give-cards.ts';
