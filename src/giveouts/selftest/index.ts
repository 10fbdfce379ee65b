export { SelfTestAnswersHeld } from './self-test-answers.svelte.ts';
export { default as SelfTestView } from './SelfTestView.svelte';
