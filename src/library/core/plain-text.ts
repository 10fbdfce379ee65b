const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/**
 * The words of a chapter's HTML, for searching: without tags and without the small numbers of its sources. Takes what the
 * compiler wrote, not any HTML, and gives text that is never shown as HTML.
 */
export function plainText(html: string): string {
  return (
    html
      .replace(/<sup class="cite">.*?<\/sup>/g, '')
      // The title of a box is a word by itself: without a colon it would run into the first sentence.
      .replace(/(<p class="box-title">[^<]*)<\/p>/g, '$1: ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(#?\w+);/g, (all, name: string) => ENTITIES[name] ?? all)
      .replace(/\s+/g, ' ')
      .trim()
  );
}
