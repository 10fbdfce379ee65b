export {
  agendaOf,
  DAY,
  minutesOf,
  mixOf,
  moved,
  planOf,
  timeOf,
  withBreak,
  withModule,
  withoutModule,
} from './agenda.ts';
export type { Agenda, AgendaRow, AgendaWarning, Plan, Timed } from './agenda.ts';
export {
  begunAgain,
  elapsed,
  left,
  longer,
  MINUTE,
  paused,
  phaseOf,
  readingOf,
  started,
  timerOf,
} from './timer.ts';
export type { Timer, TimerPhase } from './timer.ts';
export { minutesOfRolePlay, momentAt, PLAYED, SEATS, seatsIn, stretchesOf } from './role-play.ts';
export type { RolePlayLengths, RolePlayMoment, RolePlayPart, Seat } from './role-play.ts';
export { letterOf, mixed } from './mixed.ts';
export { slideAfterKey, slidesOf } from './slides.ts';
export type { Slide } from './slides.ts';
export { readMessage } from './in-step.ts';
export type { PresenterWish, SeminarMessage, WallState } from './in-step.ts';
export type {
  ListedModule,
  NumberedModule,
  ProgrammeWithModules,
  SeminarPack,
  ShownSource,
} from './with-sources.ts';
