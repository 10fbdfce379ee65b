import type { Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';

interface Named extends Place {
  readonly id: string;
}

/**
 * Ids are used once, and what is named exists: sources, concepts, indicators, flows. Sources nobody names are faults, and
 * so are two that are one.
 */
export function checkReferences(handbook: Handbook): Problem[] {
  const sources = sourcesOf(handbook);
  const concepts = handbook.concepts.flatMap(({ value, at }) =>
    value.concepts.map(({ id }, n): Named => ({ id, ...at(['concepts', n, 'id']) })),
  );
  const indicators = handbook.lists.flatMap(({ value, at }) =>
    value.indicators.map(({ id }, n): Named => ({ id, ...at(['indicators', n, 'id']) })),
  );
  const terms = (handbook.glossary?.value.terms ?? []).map(({ id }, n): Named => ({
    id,
    ...(handbook.glossary?.at(['terms', n, 'id']) as Place),
  }));
  const projects = (handbook.projects?.value.projects ?? []).map(({ id }, n): Named => ({
    id,
    ...(handbook.projects?.at(['projects', n, 'id']) as Place),
  }));
  const contacts = handbook.countries.flatMap(({ value, at }) =>
    value.contacts.map(({ id }, n): Named => ({ id, ...at(['contacts', n, 'id']) })),
  );
  const checklistItems = handbook.checklists.flatMap(({ value, at }) =>
    value.groups.flatMap(({ id, items }, n): Named[] => [
      { id, ...at(['groups', n, 'id']) },
      ...items.map((item, m) => ({ id: item.id, ...at(['groups', n, 'items', m, 'id']) })),
    ]),
  );
  const points = (handbook.selftest?.value.points ?? []).map(({ id }, n): Named => ({
    id,
    ...(handbook.selftest?.at(['points', n, 'id']) as Place),
  }));
  const read = (...kinds: string[]): boolean => !kinds.some((kind) => handbook.unread.has(kind));
  const { missing, used } = sourcesNamed(handbook, new Set(sources.map(({ id }) => id)));
  return [
    ...[sources, concepts, indicators, terms, projects, contacts, checklistItems, points].flatMap(usedOnce),
    ...sourcesTwice(handbook),
    ...wrongEditions(handbook),
    ...(read('sources.yaml') ? missing : []),
    ...(read(
      'indicators',
      'flows',
      'questions',
      'glossary.yaml',
      'projects.yaml',
      'chapters',
      'training',
      'offers',
      'cards',
      'checklists',
      'selftest.yaml',
      'seminars',
      'return.yaml',
      'agreements.yaml',
    )
      ? unused(sources, used)
      : []),
    ...(read('concepts') ? missingConcepts(handbook, new Set(concepts.map(({ id }) => id))) : []),
    ...(read('indicators') ? emptyConcepts(handbook, concepts) : []),
  ];
}

function wrongEditions(handbook: Handbook): Problem[] {
  return handbook.editions.flatMap(({ id, value, at }) =>
    value.edition === id
      ? []
      : [
          {
            ...at(['edition']),
            what: `This file is named after the edition ${id}, and holds ${value.edition}.`,
            mend: 'Bring the file back as `npm run handbook -- close` wrote it.',
          },
        ],
  );
}

function unused(sources: readonly Named[], used: ReadonlyMap<string, unknown>): Problem[] {
  return sources
    .filter(({ id }) => !used.has(id))
    .map(({ id, ...place }) => ({
      ...place,
      what: `No file names the source \`${id}\`.`,
      mend: 'Name it where it is used, or remove it.',
    }));
}

function sourcesOf(handbook: Handbook): Named[] {
  const file = handbook.sources;
  return (file?.value.sources ?? []).map(({ id }, n) => ({
    id,
    ...(file?.at(['sources', n, 'id']) as Place),
  }));
}

/** One text under two ids would have two accounts of what was read of it. It is known by its address, or by all its names. */
function sourcesTwice({ sources }: Handbook): Problem[] {
  const first = new Map<string, string>();
  return (sources?.value.sources ?? []).flatMap(({ id, title, publisher, year, url }, n) => {
    const keys = [
      ...(url === null ? [] : [`address ${url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}`]),
      `names ${[title, publisher, year]
        .join(' ')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')}`,
    ];
    const before = keys.map((key) => first.get(key)).find((one) => one !== undefined);
    for (const key of keys) if (!first.has(key)) first.set(key, id);
    if (before === undefined) return [];
    return [
      {
        ...(sources?.at(['sources', n, 'id']) as Place),
        what: `The source \`${id}\` is \`${before}\` once more: the same address, or the same title, publisher and year.`,
        mend: 'Keep the older of the two with the narrower account of what was read, and name it wherever the other stood. Two parts of one work say in their titles which part they are.',
      },
    ];
  });
}

function usedOnce(named: readonly Named[]): Problem[] {
  const first = new Map<string, Named>();
  return named.flatMap((one) => {
    const before = first.get(one.id);
    if (!before) {
      first.set(one.id, one);
      return [];
    }
    const { id, ...place } = one;
    return [
      {
        ...place,
        what: `The id \`${id}\` is used a second time; the first is at ${before.file}:${String(before.line)}.`,
        mend: 'Give one of them another id, or remove it. Ids that were published stay for ever.',
      },
    ];
  });
}

/** Which files name each source, as `indicators/adult-labour.yaml` with the folder of the handbook before it. */
export function filesThatName(handbook: Handbook): ReadonlyMap<string, ReadonlySet<string>> {
  return sourcesNamed(handbook, new Set()).used;
}

/** Walks everything that names a source: in which files each is named, and the faults of those that do not exist. */
function sourcesNamed(
  handbook: Handbook,
  known: ReadonlySet<string>,
): { missing: Problem[]; used: ReadonlyMap<string, ReadonlySet<string>> } {
  const problems: Problem[] = [];
  const used = new Map<string, Set<string>>();
  const name = (id: string, place: Place): void => {
    used.set(id, (used.get(id) ?? new Set<string>()).add(place.file));
    if (known.has(id)) return;
    problems.push({
      ...place,
      what: `There is no source \`${id}\` in sources.yaml.`,
      mend: 'Add it there, with what of it was really read, or name another.',
    });
  };
  for (const { value, at } of handbook.lists) {
    value.indicators.forEach((indicator, n) => {
      name(indicator.source, at(['indicators', n, 'source']));
      if (indicator.seenIn !== null) name(indicator.seenIn, at(['indicators', n, 'seenIn']));
    });
  }
  for (const { written } of handbook.flows) {
    written?.value.sources.forEach((id, n) => name(id, written.at(['sources', n])));
    for (const [key, { source }] of Object.entries(written?.value.questions ?? {})) {
      if (source !== undefined && written) name(source, written.at(['questions', key, 'source']));
    }
  }
  for (const { value, at } of handbook.shared.questions.values()) {
    if (value.source !== undefined) name(value.source, at(['source']));
  }
  handbook.glossary?.value.terms.forEach((term, n) => {
    term.sources.forEach((id, m) => name(id, handbook.glossary?.at(['terms', n, 'sources', m]) as Place));
  });
  handbook.projects?.value.projects.forEach((project, n) => {
    const place = (path: (string | number)[]): Place =>
      handbook.projects?.at(['projects', n, ...path]) as Place;
    project.sources.forEach((id, m) => name(id, place(['sources', m])));
    project.figures.forEach(({ source }, m) => {
      if (source) name(source, place(['figures', m, 'source']));
    });
  });
  for (const { value, at } of handbook.giveCards) {
    value.sentences.forEach(({ basis }, n) => {
      if (basis.kind === 'law') name(basis.source, at(['sentences', n, 'basis', 'source']));
    });
  }
  for (const { value, at } of handbook.offers) {
    value.points.forEach(({ source }, n) => {
      if (source !== null) name(source, at(['points', n, 'source']));
    });
  }
  if (handbook.htcds) name(handbook.htcds.value.source, handbook.htcds.at(['source']));
  for (const { value, at } of handbook.checklists) {
    value.builtOn.forEach((id, n) => name(id, at(['builtOn', n])));
    value.groups.forEach(({ items }, n) => {
      items.forEach(({ fact }, m) => {
        if (fact) name(fact.source, at(['groups', n, 'items', m, 'fact', 'source']));
      });
    });
  }
  handbook.selftest?.value.builtOn.forEach((id, n) =>
    name(id, handbook.selftest?.at(['builtOn', n]) as Place),
  );
  handbook.seminarTest?.value.questions.forEach(({ sources }, n) => {
    sources.forEach((id, m) => name(id, handbook.seminarTest?.at(['questions', n, 'sources', m]) as Place));
  });
  for (const { value, at } of handbook.seminarModules) {
    value.sources.forEach((id, n) => name(id, at(['sources', n])));
  }
  handbook.seminarProgramme?.value.builtOn.forEach((id, n) =>
    name(id, handbook.seminarProgramme?.at(['builtOn', n]) as Place),
  );
  if (handbook.agreements) {
    const { value, at } = handbook.agreements;
    value.builtOn.forEach((id, n) => name(id, at(['builtOn', n])));
    value.partyGaps.forEach(({ source }, n) => {
      if (source !== null) name(source, at(['partyGaps', n, 'source']));
    });
  }
  if (handbook.return) {
    const { value, at } = handbook.return;
    value.builtOn.forEach((id, n) => name(id, at(['builtOn', n])));
    value.principles.forEach(({ source }, n) => name(source, at(['principles', n, 'source'])));
    name(value.child.source, at(['child', 'source']));
    value.payers.forEach(({ source }, n) => {
      if (source !== null) name(source, at(['payers', n, 'source']));
    });
  }
  for (const { head } of handbook.training) {
    head?.value.pattern.sources.forEach((id, n) => name(id, head.at(['pattern', 'sources', n])));
  }
  for (const { head, text } of handbook.chapters) {
    head?.value.sources.forEach((id, n) => name(id, head.at(['sources', n])));
    for (const { to, ...place } of text.cites) name(to, place);
  }
  return { missing: problems, used };
}

function missingConcepts(handbook: Handbook, known: ReadonlySet<string>): Problem[] {
  return handbook.lists.flatMap(({ value, at }) =>
    value.indicators.flatMap(({ id, concept }, n) =>
      known.has(concept)
        ? []
        : [
            {
              ...at(['indicators', n, 'concept']),
              what: `The sign \`${id}\` stands for the concept \`${concept}\`, which does not exist.`,
              mend: 'Add it to a file in concepts/, or use the id of one that is there.',
            },
          ],
    ),
  );
}

/** A concept that no sign stands for would be answered and lead nowhere. */
function emptyConcepts(handbook: Handbook, concepts: readonly Named[]): Problem[] {
  const stoodFor = new Set(
    handbook.lists.flatMap(({ value }) => value.indicators.map(({ concept }) => concept)),
  );
  return concepts
    .filter(({ id }) => !stoodFor.has(id))
    .map(({ id, ...place }) => ({
      ...place,
      what: `No sign stands for the concept \`${id}\`.`,
      mend: 'Give it to a sign in indicators/, or remove it.',
    }));
}
