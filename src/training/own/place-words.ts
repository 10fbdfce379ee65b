import type { Fault } from './fault.ts';

type T = (key: string, values?: Record<string, string | number>) => string;

/** Lists whose entries have a name and a number; an entry of any other list is only counted. */
const NAMED = ['stages', 'documents', 'signs', 'roles', 'choices', 'lines', 'text', 'debrief', 'sources'];
/** Groups whose names are ids of the flow: they are shown as they are. */
const BY_ID = ['opening', 'answers'];

/** Says where in a case something is, as a trainer reads it in the form: "Moment 2, choice 1, why". */
export function placeWords(path: Fault['path'], t: T): string {
  const words: string[] = [];
  for (let at = 0; at < path.length; at += 1) {
    const part = path[at];
    const next = path[at + 1];
    if (typeof part === 'string' && typeof next === 'number' && NAMED.includes(part)) {
      words.push(t(`ownCase.item.${part}`, { number: next + 1 }));
      at += 1;
    } else if (typeof part === 'string' && at > 0 && BY_ID.includes(String(path[0]))) words.push(part);
    else if (typeof part === 'string') words.push(FIELDS.has(part) ? t(`ownCase.field.${part}`) : part);
    else words.push(String((part ?? 0) + 1));
  }
  return words.join(', ');
}

/** The fields that have words. A file may hold any other name, and it is named as it stands there. */
const FIELDS: ReadonlySet<string> = new Set([
  'number',
  'title',
  'setting',
  'lesson',
  'minutes',
  'pattern',
  'text',
  'sources',
  'mark',
  'flow',
  'countries',
  'here',
  'from',
  'to',
  'stages',
  'documents',
  'ask',
  'choices',
  'verdict',
  'why',
  'tells',
  'agreed',
  'exception',
  'slip',
  'kind',
  'lines',
  'label',
  'stamp',
  'signed',
  'signs',
  'stage',
  'document',
  'row',
  'opening',
  'answers',
  'band',
  'reaches',
  'referral',
  'is',
  'contacts',
  'needs',
  'not',
  'roles',
  'role',
  'name',
  'card',
  'secret',
  'debrief',
  'id',
]);
