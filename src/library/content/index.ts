export { ChapterHead, GlossaryFile, GlossaryTerm, Settings, Source, SourceFile } from './library.ts';
