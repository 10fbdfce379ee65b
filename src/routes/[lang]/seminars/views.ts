// What is not on the page before somebody opens it.
export {
  Distress,
  ExerciseAnswers,
  ExercisePaper,
  Handout,
  ModuleNotes,
  PaperPack,
  PresenterNotes,
  Projector,
  RolePlay,
  RoomTimer,
} from '#training/seminars';
export { default as CasesOnPaper } from './CasesOnPaper.svelte';
