/** In a file of its own, so that a page may read it when the first contact is to be shown. */
export { ContactCard } from '#directory';
