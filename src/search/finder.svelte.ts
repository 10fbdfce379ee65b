import { scan, scannable, type Scannable, type Searchable } from './core/index.ts';

export type FinderQuestion =
  { readonly documents: readonly Searchable[] } | { readonly number: number; readonly query: string };
export type FinderAnswer =
  { readonly ready: true } | { readonly number: number; readonly ids: readonly string[] };

/** Starts the worker that holds the index; undefined where workers are refused. */
export type StartWorker = () => Worker | undefined;

/**
 * One search over what a page has at hand. Until the index is ready, and wherever a worker cannot start, a plain scan
 * answers: fewer typing slips are forgiven, nothing else changes.
 */
export class Finder {
  /** true once typing slips are forgiven too. */
  ready = $state(false);
  /** The ids found for the last query, best first; null while nothing is asked. */
  found = $state.raw<readonly string[] | null>(null);
  #documents: readonly Scannable[];
  readonly #worker: Worker | undefined;
  #number = 0;
  #query = '';

  constructor(documents: readonly Searchable[], startWorker: StartWorker) {
    this.#documents = scannable(documents);
    this.#worker = startWorker();
    if (!this.#worker) return;
    this.#worker.onmessage = (event: MessageEvent<FinderAnswer>) => {
      this.#hear(event.data);
    };
    this.#worker.onerror = () => {
      this.ready = false;
    };
    this.#ask({ documents });
  }

  /** Takes other documents in place of those it has, and answers the last query over them. */
  replace(documents: readonly Searchable[]): void {
    this.#documents = scannable(documents);
    this.ready = false;
    this.#ask({ documents });
    if (this.#query !== '') this.ask(this.#query);
  }

  /** Asks for a query; the answer appears in `found`. Only the last query asked is answered. */
  ask(query: string): void {
    this.#query = query.trim().slice(0, 200);
    this.#number += 1;
    if (this.#query === '') {
      this.found = null;
      return;
    }
    if (this.ready) this.#ask({ number: this.#number, query: this.#query });
    else this.found = scan(this.#documents, this.#query);
  }

  stop(): void {
    this.#worker?.terminate();
  }

  #ask(question: FinderQuestion): void {
    this.#worker?.postMessage(question);
  }

  #hear(answer: FinderAnswer): void {
    if ('ready' in answer) {
      this.ready = true;
      // `npm run bench` reads it: nothing on the screen tells the index from the scan that answers until then.
      performance.mark('search-index-ready');
      if (this.#query !== '') this.ask(this.#query);
    } else if (answer.number === this.#number && this.#query !== '') {
      this.found = answer.ids;
    }
  }
}
