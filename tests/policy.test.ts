import { readFileSync } from 'node:fs';
import { FAULTS, FEATURES, FIELDS, LIMITS, STANDARD_POLICY, policyOfText } from '#policy/core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = read('docs/policy.md');
const example = /```json\n([\s\S]*?)```/.exec(page)?.[1];

/** The words under a key with dots in it, as the interface reads it. */
function words(key: string): unknown {
  let found: unknown = parse(read('handbook/interface/en/policy.yaml'));
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  return found;
}

describe('docs/policy.md', () => {
  it('gives an example that the app takes as it stands, with every field in it', () => {
    const { policy, problems } = policyOfText(example);
    expect(problems).toEqual([]);
    expect([...policy.decided].sort()).toEqual([...FIELDS].sort());
  });

  it.each(FIELDS)('describes %s', (field) => {
    expect(page).toContain(`| \`${field}\` `);
  });

  it.each(Object.entries(LIMITS))('names the limits of %s', (field, { least, most }) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${field}\``));
    expect(row).toContain(`${least} to ${most}`);
  });

  it('names every section that can be switched off', () => {
    expect(FEATURES.filter((feature) => !page.includes(`\`${feature}\``))).toEqual([]);
  });

  it('names the standard of every number', () => {
    const { lockMinutes, lockWhenHiddenMinutes, retention } = STANDARD_POLICY;
    const standards = { lockMinutes, lockWhenHiddenMinutes, 'retention.days': retention.days };
    for (const [field, value] of Object.entries(standards)) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${field}\``));
      expect(row).toContain(`| \`${value}\` `);
    }
  });
});

describe('the words about the policy', () => {
  it.each([
    ...FIELDS.map((field) => `policy.field.${field}`),
    ...FEATURES.map((feature) => `policy.feature.${feature}`),
    ...FAULTS.map((fault) => `policy.wrong.${fault}`),
  ])('hold %s', (key) => {
    expect(words(key)).toEqual(expect.any(String));
  });
});
