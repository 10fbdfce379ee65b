export { default as Planner } from './Planner.svelte';
export { SeminarHeld } from './seminar-held.svelte.ts';
// Read when they are opened: the route names them in a file of their own.
export { default as Distress } from './Distress.svelte';
export { default as ExerciseAnswers } from './ExerciseAnswers.svelte';
export { default as ExercisePaper } from './ExercisePaper.svelte';
export { default as Handout } from './Handout.svelte';
export { default as ModuleNotes } from './ModuleNotes.svelte';
export { default as PaperPack } from './PaperPack.svelte';
export { default as PresenterNotes } from './PresenterNotes.svelte';
export { default as Projector } from './Projector.svelte';
export { default as RoleCards } from './RoleCards.svelte';
export { default as RolePlay } from './RolePlay.svelte';
export { default as RoomTimer } from './RoomTimer.svelte';
