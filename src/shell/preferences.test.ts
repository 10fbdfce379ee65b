import { describe, expect, it } from 'vitest';
import { Preferences, type ClearStore } from './preferences.svelte.ts';

function aStore(): ClearStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}
const bangkok = { sendingState: 'se', hostCountry: 'th' };

describe('the own post', () => {
  it('is kept on the device only if the officer agrees', () => {
    const store = aStore();
    new Preferences(store).setOwnPost(bangkok, false);
    expect(store.kept.size).toBe(0);
    new Preferences(store).setOwnPost(bangkok, true);
    expect(new Preferences(store).ownPost).toEqual(bangkok);
  });

  it('is forgotten when it is taken back', () => {
    const store = aStore();
    const preferences = new Preferences(store);
    preferences.setOwnPost(bangkok, true);
    preferences.setOwnPost(bangkok, false);
    expect(store.kept.size).toBe(0);
    expect(preferences.ownPost).toEqual(bangkok);
  });

  it('survives a store that refuses, and one that holds nonsense', () => {
    const refuses: ClearStore = {
      getItem: () => 'nonsense',
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => undefined,
    };
    const preferences = new Preferences(refuses);
    expect(preferences.ownPost).toBeNull();
    preferences.setOwnPost(bangkok, true);
    expect(preferences.ownPost).toEqual(bangkok);
  });
});
