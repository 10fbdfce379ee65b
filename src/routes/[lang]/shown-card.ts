/** What a person sees; read before a card is opened, so that nothing has to be waited for in their hands. */
export { ShownCard } from '#screening';
