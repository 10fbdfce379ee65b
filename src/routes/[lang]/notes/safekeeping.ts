/** Sheets, backups and the way back from them; read when somebody opens them. */
export { Safekeeping, WayBack } from '#notebook';
