/** What a package holds beside its cases: `content/index.js`. Each case is `content/<id>.js`. */
export interface PackageIndex {
  readonly standard: 'scorm12' | 'cmi5';
  readonly lang: string;
  readonly edition: string;
  /** The words of the interface, those of this room among them. */
  readonly words: Readonly<Record<string, unknown>>;
  readonly cases: readonly { readonly id: string; readonly title: string }[];
}
