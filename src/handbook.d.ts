declare module 'virtual:handbook/languages' {
  /** Codes of the languages of this edition, English first. */
  export const languages: readonly string[];
}

declare module 'virtual:handbook/*' {
  /** Address below `content/<language>/`, without `.json` -> what the compiler wrote there. */
  export const files: Readonly<Record<string, unknown>>;
}

declare module 'virtual:examples-of-flows' {
  import type { FlowExample } from '#screening/content';

  /** The examples of each flow, by its id. For the editors' preview; there is no such module in a build. */
  export const examples: Readonly<Record<string, readonly FlowExample[]>>;
}
