export { default as AddingUp } from './AddingUp.svelte';
export { default as FirstScreenCard } from './FirstScreenCard.svelte';
export { default as OpeningCard } from './OpeningCard.svelte';
export { default as OutcomeSteps } from './OutcomeSteps.svelte';
export { default as QuestionCard } from './QuestionCard.svelte';
export { default as StepList } from './StepList.svelte';
export { default as SetAside } from './SetAside.svelte';
export { ScreeningSession, type View } from './screening-session.svelte.ts';
