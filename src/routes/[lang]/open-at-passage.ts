import { afterNavigate } from '$app/navigation';

/**
 * Opens a page at the passage that its address names, however it was reached: a closed fold around it is opened, it is
 * brought into view, and it takes the focus, so that the keyboard and a screen reader go on from there. To be called
 * while a page is made.
 */
export function openAtPassage(): void {
  afterNavigate(({ to }) => {
    const id = decodeURIComponent(to?.url.hash.slice(1) ?? '');
    const passage = id === '' ? null : document.getElementById(id);
    if (!passage) return;
    for (let fold = passage.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
      fold.open = true;
    }
    // A heading or an entry takes no focus by itself.
    if (passage.tabIndex < 0) passage.tabIndex = -1;
    passage.focus({ preventScroll: true });
    passage.scrollIntoView();
  });
}
