import type { ChecklistWithId, ListedChecklist } from '#checklists/core';
import type { AgreementWithSources } from '#giveouts/agreements/core';
import type { ReturnWithSources } from '#giveouts/return/core';
import type { SelfTestWithSources } from '#giveouts/selftest/core';
import type { Source } from '#library/content';
import type { Handbook } from '../handbook.ts';

/** The sources of these ids, in their order, each once. */
export function sourcesNamed(handbook: Handbook, ids: readonly string[]): Source[] {
  const byId = new Map(handbook.sources?.value.sources.map((source) => [source.id, source]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** What is given out and filled in. Of what the handbook does not have there is no file. */
export function emitGiveOuts(handbook: Handbook): Record<string, unknown> {
  const checklists = handbook.checklists
    .map(({ id, value }): ChecklistWithId => ({
      ...value,
      id,
      sources: sourcesNamed(handbook, [
        ...value.builtOn,
        ...value.groups.flatMap(({ items }) => items.flatMap(({ fact }) => fact?.source ?? [])),
      ]),
    }))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return {
    ...(checklists.length > 0
      ? {
          'checklists/index': checklists.map(({ id, title, lead, groups }): ListedChecklist => ({
            id,
            title,
            lead,
            items: groups.flatMap(({ items }) => items).length,
          })),
        }
      : {}),
    ...(handbook.selftest
      ? {
          'giveouts/selftest': {
            ...handbook.selftest.value,
            sources: sourcesNamed(handbook, handbook.selftest.value.builtOn),
          } satisfies SelfTestWithSources,
        }
      : {}),
    ...(handbook.agreements
      ? {
          'giveouts/agreements': {
            ...handbook.agreements.value,
            sources: sourcesNamed(handbook, [
              ...handbook.agreements.value.builtOn,
              ...handbook.agreements.value.partyGaps.flatMap(({ source }) => source ?? []),
            ]),
          } satisfies AgreementWithSources,
        }
      : {}),
    ...(handbook.return
      ? {
          'giveouts/return': {
            ...handbook.return.value,
            sources: sourcesNamed(handbook, [
              ...handbook.return.value.builtOn,
              ...handbook.return.value.principles.map(({ source }) => source),
              handbook.return.value.child.source,
              ...handbook.return.value.payers.flatMap(({ source }) => source ?? []),
            ]),
          } satisfies ReturnWithSources,
        }
      : {}),
    ...Object.fromEntries(checklists.map((checklist) => [`checklists/${checklist.id}`, checklist])),
  };
}
