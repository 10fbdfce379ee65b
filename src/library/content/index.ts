export {
  ChapterHead,
  GlossaryFile,
  GlossaryTerm,
  LawStatement,
  Settings,
  Source,
  SourceFile,
} from './library.ts';
export { Project, ProjectFile } from './projects.ts';
