import type { Handbook } from '../handbook.ts';
import type { Problem } from '../problem.ts';

/** The case data standard: names stand once, and every field, list and value that is named exists. */
export function checkHtcds({ htcds, concepts, unread }: Handbook): Problem[] {
  if (!htcds) return [];
  const { value, at } = htcds;
  const problems: Problem[] = [];
  const add = (path: (string | number)[], what: string, mend: string): void => {
    problems.push({ ...at(path), what, mend });
  };
  const fields = new Map(value.fields.map((field) => [field.name, field]));
  const lists = new Map(value.lists.map(({ id, codes }) => [id, new Set(codes.map(({ code }) => code))]));

  const once = (named: readonly string[], path: (n: number) => (string | number)[]): void => {
    named.forEach((name, n) => {
      if (named.indexOf(name) === n) return;
      add(path(n), `\`${name}\` stands here a second time.`, 'Leave it in one place.');
    });
  };
  once(
    value.fields.map(({ name }) => name),
    (n) => ['fields', n, 'name'],
  );
  once(
    value.lists.map(({ id }) => id),
    (n) => ['lists', n, 'id'],
  );
  value.lists.forEach(({ codes }, list) =>
    once(
      codes.map(({ code }) => code),
      (n) => ['lists', list, 'codes', n, 'code'],
    ),
  );

  // Rule 1: the importer alone knows this code, and nothing ever writes it.
  value.lists.forEach(({ codes }, list) =>
    codes.forEach(({ code }, n) => {
      if (!/not_?an?_?victim/i.test(code)) return;
      add(
        ['lists', list, 'codes', n, 'code'],
        `\`${code}\` says of somebody what no file of this app may say.`,
        'Remove it. A file of another body that holds it is read all the same, and the officer is told to ask them.',
      );
    }),
  );

  value.fields.forEach(({ list }, n) => {
    if (list === undefined || lists.has(list)) return;
    add(
      ['fields', n, 'list'],
      `There is no list \`${list}\` in this file.`,
      'Add it under `lists`, or name another.',
    );
  });
  const field = (name: string, path: (string | number)[]): void => {
    if (fields.has(name)) return;
    add(path, `There is no field \`${name}\` in this file.`, 'Add it under `fields`, or correct the name.');
  };
  value.core.forEach((name, n) => field(name, ['core', n]));
  value.misnamed.forEach((one, n) => field(one.field, ['misnamed', n, 'field']));
  value.labelled.forEach((one, n) => field(one.field, ['labelled', n, 'field']));

  const codesOf = (name: string): ReadonlySet<string> | undefined => {
    const list = fields.get(name)?.list;
    return list === undefined ? undefined : lists.get(list);
  };
  value.precise.forEach(({ field: name, writtenAs }, n) => {
    field(name, ['precise', n, 'field']);
    if (codesOf(name)?.has(writtenAs) === false) {
      add(
        ['precise', n, 'writtenAs'],
        `\`${name}\` has no code \`${writtenAs}\`.`,
        'Name a code of its list: a file of the standard holds no other.',
      );
    }
  });
  const ours = new Set(value.precise.map(({ field: name, value: precise }) => `${name} ${precise}`));
  const known = new Set(concepts.flatMap(({ value: file }) => file.concepts.map(({ id }) => id)));
  value.offeredFor.forEach(({ field: name, value: code, concepts: signs }, n) => {
    field(name, ['offeredFor', n, 'field']);
    if (codesOf(name)?.has(code) === false && !ours.has(`${name} ${code}`)) {
      add(
        ['offeredFor', n, 'value'],
        `\`${name}\` has no code \`${code}\`.`,
        'Name a code of its list, or a value that stands under `precise`.',
      );
    }
    if (unread.has('concepts')) return;
    signs.forEach((id, m) => {
      if (known.has(id)) return;
      add(
        ['offeredFor', n, 'concepts', m],
        `There is no concept \`${id}\`.`,
        'Use the id of one in concepts/, or remove it.',
      );
    });
  });
  return problems;
}
