import {
  NO_SEARCH_WORDS,
  QUERY_LETTERS,
  phrasesOf,
  planOf,
  scan,
  scannable,
  type Findings,
  type Phrases,
  type Scannable,
  type Searchable,
  type SearchWords,
} from './core/index.ts';

export type FinderQuestion =
  | { readonly documents: readonly Searchable[]; readonly searchWords: SearchWords }
  | { readonly number: number; readonly query: string; readonly partly: boolean };
export type FinderAnswer =
  { readonly ready: true } | { readonly number: number; readonly findings: Findings };

/** Starts the worker that holds the index; undefined where workers are refused. */
export type StartWorker = () => Worker | undefined;

interface Options {
  readonly searchWords?: SearchWords;
  /** true: where nothing has all that was asked for, what has some of it is found. */
  readonly partly?: boolean;
  /** true: more documents are on their way, and the index waits for them. */
  readonly more?: boolean;
}

/**
 * One search over what a page has at hand. Until the index is ready, and wherever a worker cannot start, a plain scan
 * answers: typing slips are not forgiven, nothing else changes. The query stays in this object and nowhere else.
 */
export class Finder {
  /** true once typing slips are forgiven too. */
  ready = $state(false);
  /** What the last query came to; null while nothing is asked. */
  findings = $state.raw<Findings | null>(null);
  #documents: readonly Searchable[];
  /** Prepared when a scan first needs them: where the index answers, never. */
  #scannable: readonly Scannable[] | undefined;
  readonly #searchWords: SearchWords;
  readonly #phrases: Phrases;
  readonly #partly: boolean;
  readonly #startWorker: StartWorker;
  #worker: Worker | undefined;
  #begun = false;
  /** Everything is there that the index is built of. */
  #complete: boolean;
  #number = 0;
  #query = '';

  constructor(documents: readonly Searchable[], startWorker: StartWorker, options: Options = {}) {
    this.#documents = documents;
    this.#searchWords = options.searchWords ?? NO_SEARCH_WORDS;
    this.#phrases = phrasesOf(this.#searchWords);
    this.#partly = options.partly ?? false;
    this.#startWorker = startWorker;
    this.#complete = options.more !== true;
  }

  /**
   * Starts building the index: somebody is about to ask. Before, a page that nobody searches pays for none of it. Asked
   * for again, it does nothing.
   */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#worker = this.#startWorker();
    if (!this.#worker) return;
    this.#worker.onmessage = (event: MessageEvent<FinderAnswer>) => {
      this.#hear(event.data);
    };
    this.#worker.onerror = () => {
      // The scan answers from here on, also what was asked last.
      this.stop();
      this.#worker = undefined;
      this.#scannable = undefined;
      this.ready = false;
      this.ask(this.#query);
    };
    if (this.#complete) this.#index();
  }

  /** Takes other documents in place of those it has, and answers the last query over them. */
  replace(documents: readonly Searchable[]): void {
    this.ready = false;
    this.#documents = documents;
    this.#complete = true;
    this.#index();
    // Where the index is about to answer, preparing all of it for a scan would only keep the screen busy.
    if (this.#worker && this.#scannable) return;
    this.#scannable = undefined;
    if (this.#query !== '') this.ask(this.#query);
  }

  /** Asks for a query; the answer appears in `findings`. Only the last query asked is answered. */
  ask(query: string): void {
    this.begin();
    this.#query = query.trim().slice(0, QUERY_LETTERS);
    this.#number += 1;
    if (this.#query === '') {
      this.findings = null;
    } else if (this.ready) {
      this.#worker?.postMessage({ number: this.#number, query: this.#query, partly: this.#partly });
    } else {
      this.#scannable ??= scannable(this.#documents);
      this.findings = scan(this.#scannable, planOf(this.#query, this.#phrases), this.#partly);
    }
  }

  stop(): void {
    this.#worker?.terminate();
  }

  #index(): void {
    const question: FinderQuestion = { documents: this.#documents, searchWords: this.#searchWords };
    this.#worker?.postMessage(question);
  }

  #hear(answer: FinderAnswer): void {
    if ('ready' in answer) {
      this.ready = true;
      // `npm run bench` reads it: nothing on the screen tells the index from the scan that answers until then.
      performance.mark('search-index-ready');
      if (this.#query !== '') this.ask(this.#query);
    } else if (answer.number === this.#number && this.#query !== '') {
      this.findings = answer.findings;
    }
  }
}
