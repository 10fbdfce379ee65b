export type { CaseSource, ListedCase, PracticeCase } from './case.ts';
