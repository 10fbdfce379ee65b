export {
  acceptUpdate,
  keepLanguage,
  keptLanguages,
  offline,
  reloadNow,
  removeLanguage,
  startOffline,
} from './offline.svelte.ts';
