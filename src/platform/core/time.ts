/** Whole seconds as SCORM 1.2 writes a time span, HHHH:MM:SS. It ends at 9999 hours. */
export function scormTime(seconds: number): string {
  const whole = Math.min(Math.max(0, Math.floor(seconds)), 9999 * 3600 + 3599);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(Math.floor(whole / 3600)).padStart(4, '0')}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Seconds as ISO 8601 writes a duration, in seconds with at most two digits behind the point. */
export function isoDuration(seconds: number): string {
  return `PT${String(Math.round(Math.max(0, seconds) * 100) / 100)}S`;
}
