import { Checklist } from '#checklists/content';
import { AgreementFile } from '#giveouts/agreements/content';
import { ReturnFile } from '#giveouts/return/content';
import { SelfTest } from '#giveouts/selftest/content';
import { FigureFile, FigureSourceFile, GapFile, MetricFile } from '#countries/content';
import { Country } from '#directory/content';
import { ClosedEdition } from '#editions/content';
import { CardSentenceFile, GiveCardTranslation } from '#giveouts/cards/content';
import { OfferFile } from '#giveouts/offers/content';
import { InterfaceWords } from '#language/content';
import { ChapterHead, GlossaryFile, ProjectFile, Settings, SourceFile } from '#library/content';
import { HtcdsFile } from '#referral/content';
import { SeminarTest } from '#training/results/content';
import {
  CardOriginals,
  CardTranslation,
  ConceptFile,
  FlowExamples,
  FlowFile,
  IndicatorList,
  InventedPeople,
  PartsFile,
  QuestionBank,
} from '#screening/content';
import { SearchWordsFile } from '#search/content';
import { TrainingCase } from '#training/cases/content';
import { SeminarModule, SeminarProgramme } from '#training/seminars/content';

/** The only list of kinds of content: which files they are, below `handbook/`, and what each must look like. */
export const KINDS = {
  settings: { path: 'settings.yaml', schema: Settings },
  sources: { path: 'sources.yaml', schema: SourceFile },
  glossary: { path: 'glossary.yaml', schema: GlossaryFile },
  /** May be missing: a small handbook is built on nothing that needs a page. */
  projects: { path: 'projects.yaml', schema: ProjectFile },
  /** May be missing: a small handbook is searched by its own words. */
  searchWords: { path: 'search-words.yaml', schema: SearchWordsFile },
  /** The case data standard that case files are exchanged in. May be missing: then there is none to write. */
  htcds: { path: 'htcds.yaml', schema: HtcdsFile },
  /** The words that every page has; and beside them those of single rooms, which only the room's pages read. */
  interface: { path: 'interface/en.yaml', schema: InterfaceWords },
  interfaceRooms: { folder: 'interface/en', schema: InterfaceWords },
  concepts: { folder: 'concepts', schema: ConceptFile },
  indicators: { folder: 'indicators', schema: IndicatorList },
  people: { folder: 'people', schema: InventedPeople },
  countries: { folder: 'countries', schema: Country },
  /** Fingerprints of the editions that were given out, one file each. Missing before the first. */
  editions: { folder: 'editions', schema: ClosedEdition },
  /** The question bank and the pieces that flows share. A small handbook may do without: its flows are written out. */
  questions: { folder: 'questions', schema: QuestionBank },
  parts: { folder: 'parts', schema: PartsFile },
  /** One file for each country, `eu` among them, and beside them what they are counted in, read from and lack. */
  figures: {
    folder: 'figures',
    schema: FigureFile,
    metrics: MetricFile,
    sources: FigureSourceFile,
    gaps: GapFile,
  },
  /** One folder each, with `flow.yaml` and `examples.yaml`. */
  flows: { folder: 'flows', schema: FlowFile, examples: FlowExamples },
  /** Words only, a folder for each language. English holds the words that every card has. A handbook may have none. */
  cardOriginals: { path: 'translations/en/cards.yaml', schema: CardOriginals },
  cardTranslations: { folder: 'translations', file: 'cards.yaml', schema: CardTranslation },
  /** What the checker of labour offers looks for. A small handbook may do without. */
  offers: { folder: 'offers', schema: OfferFile },
  /** What a card to give away can say, and its words in other languages. A small handbook may do without. */
  giveCards: { folder: 'cards', schema: CardSentenceFile },
  giveCardTranslations: { folder: 'translations', file: 'give-cards.yaml', schema: GiveCardTranslation },
  /** For audiences outside the mission, one file each. A handbook may have none. */
  checklists: { folder: 'checklists', schema: Checklist },
  /** The clauses of an agreement with partners. May be missing. */
  agreements: { path: 'agreements.yaml', schema: AgreementFile },
  /** The sheets, steps and stop conditions of a safe return. May be missing. */
  return: { path: 'return.yaml', schema: ReturnFile },
  /** What a mission asks itself. May be missing. */
  selftest: { path: 'selftest.yaml', schema: SelfTest },
  /** Invented cases to practise with: Markdown with a head, the file's name is the id. A handbook may have none. */
  training: { folder: 'training', schema: TrainingCase },
  /** The questions before and after a seminar, with their papers. May be missing. */
  seminarTest: { path: 'seminars/test.yaml', schema: SeminarTest },
  /** What a seminar is run from: one file for each module, `NN-name.yaml`, and the programme. May be missing. */
  seminarProgramme: { path: 'seminars/programme.yaml', schema: SeminarProgramme },
  seminarModules: { folder: 'seminars', schema: SeminarModule },
  /** Markdown with a head. */
  chapters: { folder: 'chapters', schema: ChapterHead },
} as const;
