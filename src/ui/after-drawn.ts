/**
 * Does something as soon as what stands on the page now can be seen, so that it keeps nobody waiting: when the second frame
 * from now begins, the first one has been drawn. In a tab that nobody sees, it waits until somebody does.
 *
 * Returns how to call it off. Only in a browser.
 */
export function afterDrawn(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      timer = setTimeout(run);
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
