import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardOf, type Standard } from '#referral/core';
import { readHandbook } from '../../src/compiler/handbook.ts';

const read = readHandbook('handbook').handbook.htcds;
if (!read) throw new Error('handbook/htcds.yaml could not be read.');

/** The case data standard as the handbook ships it. */
export const standard: Standard = standardOf(read.value);

export interface Published {
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly core: boolean;
    readonly deprecated: boolean;
    readonly list: string;
  }[];
  readonly core: readonly string[];
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** The published names and codes, copied out of the standard by hand of a script and kept apart from the handbook. */
export function published(): Published {
  const text = readFileSync(join(import.meta.dirname, 'htcds-2.0.txt'), 'utf8');
  const [fields = '', order = '', lists = ''] = text.split('\n\n');
  return {
    fields: fields.split('\n').map((line) => {
      const [name = '', type = '', core = '', deprecated = '', list = ''] = line.split('\t');
      return { name, type, core: core !== '', deprecated: deprecated !== '', list };
    }),
    core: order.replace('core order: ', '').trim().split(' '),
    lists: new Map(
      lists
        .trim()
        .split('\n')
        .map((line) => {
          const [id = '', codes = ''] = line.split(': ');
          return [id, codes.split(' ')];
        }),
    ),
  };
}
