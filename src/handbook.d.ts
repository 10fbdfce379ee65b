declare module 'virtual:handbook/languages' {
  /** Codes of the languages of this edition, English first. */
  export const languages: readonly string[];
}

declare module 'virtual:handbook/*' {
  /** Address below `content/<language>/`, without `.json` -> what the compiler wrote there. */
  export const files: Readonly<Record<string, unknown>>;
}
