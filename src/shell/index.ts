export { provideApp, useApp, type App, type Edition, type ListedCountry } from './app-context.ts';
export { handOverEntered } from './entered-early.ts';
export { default as Frame } from './Frame.svelte';
export { default as LanguagesKept } from './LanguagesKept.svelte';
export { leave, threeShifts, type WayOut } from './leave.ts';
export { Preferences, type OwnPost, type TextSize } from './preferences.svelte.ts';
