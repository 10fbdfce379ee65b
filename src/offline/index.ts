export {
  acceptUpdate,
  changedFiles,
  type ChangedFile,
  keepLanguage,
  keptLanguages,
  offline,
  reloadNow,
  removeLanguage,
  startOffline,
} from './offline.svelte.ts';
