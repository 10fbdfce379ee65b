/*
 * Runs once, before the first page is drawn. The fonts are on their way already; asked for here, they are ready when the
 * first page is laid out, which otherwise is done twice: in a font of the device, and again in its own.
 */
for (const family of ['Source Sans 3', 'Source Serif 4']) {
  document.fonts.load(`1em '${family}'`).catch(() => undefined);
}
