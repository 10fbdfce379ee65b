/** The keyboard begins at the heading of a step that was gone to, and it is read out. An attachment. */
export function atHeading(node: HTMLElement): void {
  node.querySelector('h1')?.focus({ preventScroll: true });
}
