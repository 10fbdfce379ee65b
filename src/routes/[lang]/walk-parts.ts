/** `WalkParts`: what every walk of a screening needs after its opening. */
export { PlaceInFlow, TalkStrip, reasoning } from '#screening';
export { default as SetAsideAnswers } from './SetAsideAnswers.svelte';
export { default as WalkOn } from './WalkOn.svelte';
