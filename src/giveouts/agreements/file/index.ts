// A door of its own: whoever comes in here brings the library that writes the file.
export { agreementDocx, agreementDocxBytes } from './docx.ts';
