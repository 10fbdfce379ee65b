import { randomUUID } from 'node:crypto';

/*
 * A platform for cmi5 as tests need one: it holds the rules of the specification against everything that a package says
 * (sections 7, 8, 9 and 10), and refuses what breaks them. It shares no code with the package.
 */

type Json = Readonly<Record<string, unknown>>;

/** One request, as a server hands it on. */
export interface Asked {
  readonly method: string;
  /** Below the address of the platform, with the parameters. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Cmi5Options {
  readonly masteryScore?: number;
  readonly launchMode?: 'Normal' | 'Browse' | 'Review';
  readonly returnURL?: string;
}

const CATEGORIES = 'https://w3id.org/xapi/cmi5/context/categories/';
const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const VERB = /^http:\/\/adlnet\.gov\/expapi\/verbs\/(initialized|completed|passed|failed|terminated)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const group = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(group) : []);

/** One learner in one registration of one package, over as many visits as a test wants. */
export class Cmi5Platform {
  readonly actor = {
    objectType: 'Agent',
    account: { homePage: 'https://platform.example', name: 'learner-1' },
  };
  readonly registration = randomUUID();
  readonly activityId = 'https://platform.example/activities/1';
  readonly #options: Cmi5Options;
  readonly #documents = new Map<string, string>();
  readonly #tokens = new Map<string, { used: boolean; token: string; session: string }>();
  #visit: { token: string; session: string; said: Json[] } | undefined;
  /** All statements that were taken, over all visits. */
  readonly statements: Json[] = [];
  /** What broke a rule, in words. A test ends by finding it empty. */
  readonly broken: string[] = [];
  /** Says no to all that is written, as a platform that is down for a moment. */
  down = false;

  constructor(options: Cmi5Options = {}) {
    this.#options = options;
  }

  /** The verbs of one visit, or of all, in the order in which they were taken. */
  get verbs(): readonly string[] {
    return this.statements.map((one) => VERB.exec(String(group(one.verb).id))?.[1] ?? '?');
  }

  /** Lays down what a visit needs, and gives the parameters of its address. `at` is the platform's own address. */
  launch(at: string): URLSearchParams {
    const key = randomUUID();
    this.#tokens.set(key, { used: false, token: randomUUID(), session: randomUUID() });
    return new URLSearchParams({
      endpoint: `${at}/lrs/`,
      fetch: `${at}/fetch?key=${key}`,
      actor: JSON.stringify(this.actor),
      registration: this.registration,
      activityId: this.activityId,
    });
  }

  get #launchData(): Json {
    const { masteryScore, launchMode = 'Normal', returnURL } = this.#options;
    return {
      contextTemplate: {
        extensions: { [SESSION]: this.#visit?.session },
        contextActivities: { grouping: [{ objectType: 'Activity', id: 'urn:countersign:publisher' }] },
      },
      launchMode,
      launchMethod: 'AnyWindow',
      moveOn: 'CompletedOrPassed',
      ...(masteryScore === undefined ? {} : { masteryScore }),
      ...(returnURL === undefined ? {} : { returnURL }),
    };
  }

  /** Answers one request. */
  answer(asked: Asked): Answer {
    const { method, url, headers } = asked;
    if (method === 'OPTIONS') return { status: 204 };
    if (url.pathname.endsWith('/fetch')) return this.#giveToken(method, url.searchParams.get('key') ?? '');
    const resource = url.pathname.split('/lrs/')[1] ?? '';
    if (headers.authorization !== `Basic ${this.#visit?.token ?? ''}`) {
      return this.#refuse(401, `${resource} was asked without the token of this visit.`);
    }
    if (!/^1\.0\./.test(String(headers['x-experience-api-version']))) {
      return this.#refuse(400, `${resource} was asked without the version of xAPI.`);
    }
    if (this.down && method !== 'GET') return { status: 503 };
    if (resource === 'statements') return this.#take(method, url, asked.body);
    if (resource === 'activities/state' || resource === 'agents/profile')
      return this.#document(resource, asked);
    return this.#refuse(404, `There is nothing at ${resource}.`);
  }

  #refuse(status: number, why: string): Answer {
    this.broken.push(why);
    return { status, body: why };
  }

  #giveToken(method: string, key: string): Answer {
    const found = this.#tokens.get(key);
    if (method !== 'POST') return this.#refuse(405, 'The token must be asked for with POST.');
    if (!found || found.used) {
      return { status: 200, body: { 'error-code': '1', 'error-text': 'It was given out before.' } };
    }
    found.used = true;
    this.#visit = { token: found.token, session: found.session, said: [] };
    return { status: 200, body: { 'auth-token': found.token } };
  }

  #document(resource: string, { method, url, body }: Asked): Answer {
    const has = (name: string): string => url.searchParams.get(name) ?? '';
    if (JSON.stringify(JSON.parse(has('agent') || '0')) !== JSON.stringify(this.actor)) {
      return this.#refuse(400, `${resource} was asked for another agent.`);
    }
    const key = `${resource} ${has('stateId')}${has('profileId')}`;
    if (resource === 'activities/state') {
      if (has('registration') !== this.registration || has('activityId') !== this.activityId) {
        return this.#refuse(400, 'The state was asked for another registration or activity.');
      }
      if (has('stateId') === 'LMS.LaunchData') {
        return method === 'GET'
          ? { status: 200, body: this.#launchData }
          : this.#refuse(403, 'LMS.LaunchData may only be read.');
      }
    }
    if (method === 'GET') {
      const found = this.#documents.get(key);
      return found === undefined ? { status: 404 } : { status: 200, body: JSON.parse(found) as unknown };
    }
    if (method !== 'PUT') return this.#refuse(405, `${method} is not known for ${resource}.`);
    if (body.length >= 4096) return this.#refuse(400, 'The state has 4,096 signs or more.');
    this.#documents.set(key, body);
    return { status: 204 };
  }

  #take(method: string, url: URL, body: string): Answer {
    const given: unknown = JSON.parse(body);
    const batch = list(Array.isArray(given) ? given : [given]);
    if (method === 'PUT' && url.searchParams.get('statementId') !== batch[0]?.id) {
      return this.#refuse(400, 'A statement was put under another id.');
    }
    // All or none of them, as xAPI asks for.
    const before = this.#visit?.said.length ?? 0;
    for (const statement of batch) {
      const why = this.#faultIn(statement);
      if (why !== undefined) {
        this.#visit?.said.splice(before);
        return this.#refuse(400, why);
      }
      this.#visit?.said.push(statement);
    }
    this.statements.push(...batch);
    return { status: 200, body: batch.map(({ id }) => id) };
  }

  /** The first rule that a statement breaks, given all that was said before it. */
  #faultIn(statement: Json): string | undefined {
    const { masteryScore, launchMode = 'Normal' } = this.#options;
    const verb = VERB.exec(String(group(statement.verb).id))?.[1];
    if (verb === undefined) return `The verb ${String(group(statement.verb).id)} is not one of cmi5.`;
    const verbsOf = (some: readonly Json[]): string[] =>
      some.map((one) => String(VERB.exec(String(group(one.verb).id))?.[1]));
    const now = verbsOf(this.#visit?.said ?? []);
    const ever = verbsOf(this.statements);
    if (now.length === 0 && verb !== 'initialized') return `${verb} came before initialized.`;
    if (now.includes('terminated')) return `${verb} came after terminated.`;
    if (now.includes(verb)) return `${verb} was said twice in one visit.`;
    if (verb === 'passed' && now.includes('failed')) return 'passed and failed in one visit.';
    if (verb === 'failed' && now.includes('passed')) return 'passed and failed in one visit.';
    if (['completed', 'passed'].includes(verb) && ever.includes(verb)) {
      return `${verb} was said twice in one registration.`;
    }
    if (verb === 'failed' && ever.includes('passed')) return 'failed came after passed in one registration.';
    if (launchMode !== 'Normal' && !['initialized', 'terminated'].includes(verb)) {
      return `${verb} was said although somebody only looked around.`;
    }
    const id = String(statement.id);
    if (!UUID.test(id)) return 'A statement has no UUID.';
    if ([...this.statements, ...(this.#visit?.said ?? [])].some((one) => one.id === id)) {
      return 'Two statements have one id.';
    }
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(String(statement.timestamp))) {
      return 'A timestamp is not in UTC.';
    }
    const last = this.#visit?.said.at(-1);
    if (last && String(statement.timestamp) < String(last.timestamp)) return 'Time ran backwards.';
    if (JSON.stringify(statement.actor) !== JSON.stringify(this.actor)) return 'The actor was changed.';
    if (group(statement.object).id !== this.activityId)
      return 'The object is not the activity of the launch.';
    return (
      this.#faultInContext(verb, statement) ??
      this.#faultInResult(verb, group(statement.result), masteryScore)
    );
  }

  #faultInContext(verb: string, statement: Json): string | undefined {
    const context = group(statement.context);
    const activities = group(context.contextActivities);
    const categories = list(activities.category).map(({ id }) => id);
    const extensions = group(context.extensions);
    const moves = ['completed', 'passed', 'failed'].includes(verb);
    if (context.registration !== this.registration) return 'The registration was changed.';
    if (extensions[SESSION] !== this.#visit?.session) return 'The session is not that of the launch.';
    if (list(activities.grouping)[0]?.id !== 'urn:countersign:publisher') return 'The grouping was lost.';
    if (!categories.includes(`${CATEGORIES}cmi5`)) return `${verb} has not the category cmi5.`;
    if (categories.includes(`${CATEGORIES}moveon`) !== moves) return `${verb} has the category moveon wrong.`;
    const judged = verb === 'passed' || verb === 'failed';
    if (judged && extensions[MASTERY] !== this.#options.masteryScore) {
      return `${verb} has not the threshold that it was judged by.`;
    }
    return undefined;
  }

  #faultInResult(verb: string, result: Json, masteryScore: number | undefined): string | undefined {
    const duration = /^PT\d+(\.\d{1,2})?S$/.test(String(result.duration));
    if (verb !== 'initialized' && !duration) return `${verb} has no duration.`;
    if ('completion' in result !== (verb === 'completed')) return `${verb} has completion wrong.`;
    if (verb === 'completed' && result.completion !== true) return 'completed is not complete.';
    const judged = verb === 'passed' || verb === 'failed';
    if ('success' in result !== judged) return `${verb} has success wrong.`;
    if (judged && result.success !== (verb === 'passed')) return `${verb} has success wrong.`;
    if (!('score' in result)) return undefined;
    if (!judged) return `${verb} has a score.`;
    const scaled = group(result.score).scaled;
    if (typeof scaled !== 'number' || scaled < 0 || scaled > 1) return 'A score is not between 0 and 1.';
    if (masteryScore === undefined) return undefined;
    return scaled >= masteryScore === (verb === 'passed') ? undefined : `${verb} does not fit its score.`;
  }
}
