import type { Plan } from './agenda.ts';

/** What the wall tells the presenter's window. Each message is whole, so that one that was missed does no harm. */
export interface WallState {
  readonly kind: 'wall';
  readonly plan: Plan;
  readonly at: number;
}
/** What the presenter's window asks of the wall: to say where it is, or to go somewhere. */
export type PresenterWish = { readonly kind: 'where' } | { readonly kind: 'go'; readonly to: number };
/** The wall was closed. */
export interface WallClosed {
  readonly kind: 'closed';
}
export type SeminarMessage = WallState | PresenterWish | WallClosed;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function planIn(value: unknown): Plan | undefined {
  if (!isRecord(value) || !isNumber(value.start) || !isRecord(value.breaks)) return undefined;
  const modules: unknown = value.modules;
  if (!Array.isArray(modules) || !modules.every(isNumber)) return undefined;
  const breaks = Object.entries(value.breaks);
  if (!breaks.every((entry): entry is [string, number] => isNumber(entry[1]))) return undefined;
  return { modules, start: value.start, breaks: Object.fromEntries(breaks) };
}

/** Reads what came over the channel. Another version of the app may speak there: what is not understood is undefined. */
export function readMessage(data: unknown): SeminarMessage | undefined {
  if (!isRecord(data)) return undefined;
  switch (data.kind) {
    case 'where':
    case 'closed':
      return { kind: data.kind };
    case 'go':
      return isNumber(data.to) ? { kind: 'go', to: data.to } : undefined;
    case 'wall': {
      const plan = planIn(data.plan);
      return plan && isNumber(data.at) ? { kind: 'wall', plan, at: data.at } : undefined;
    }
    default:
      return undefined;
  }
}
