/** What the opening does not need, as for a real screening, and without the notebook, the cards and the panel. */
export { default as ExerciseAdvice } from './ExerciseAdvice.svelte';
export * from '../../walk-parts.ts';
