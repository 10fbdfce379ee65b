import { mount } from 'svelte';
import '../app.css';
import '../ui/ui.css';
import { wordsOf, type Catalogue } from '#language';
import type { PracticeCase } from '#training/cases/core';
import { startCmi5 } from './cmi5.ts';
import type { PackageIndex } from './core/index.ts';
import type { Found } from './host.ts';
import Player from './Player.svelte';
import { startScorm12 } from './scorm12.ts';

/*
 * Where a package begins. Its cases lie beside this page as scripts: so a package for SCORM needs to connect to nothing
 * at all, and its policy says so.
 */

const inPackage = async <T>(file: string): Promise<T> => {
  const address = new URL(`content/${file}.js`, document.baseURI).href;
  return ((await import(/* @vite-ignore */ address)) as { readonly default: T }).default;
};

const began = performance.now();
const seconds = (): number => (performance.now() - began) / 1000;

async function start(target: HTMLElement): Promise<void> {
  const index = await inPackage<PackageIndex>('index');
  const wanted = new URLSearchParams(location.search).get('case');
  // Only what is in the package: an address from outside names no file.
  const listed = index.cases.find(({ id }) => id === wanted) ?? index.cases[0];
  if (!listed) throw new Error('This package holds no case.');
  const one = await inPackage<PracticeCase>(listed.id);
  const found: Found =
    index.standard === 'scorm12'
      ? startScorm12(window, seconds)
      : await startCmi5(document, location.search, seconds);
  document.title = one.title;
  document.documentElement.lang = index.lang;
  target.replaceChildren();
  mount(Player, {
    target,
    props: {
      found,
      one,
      edition: index.edition,
      words: wordsOf(index.lang, { [index.lang]: index.words as Catalogue }),
      seconds,
      onback: (address: string) => {
        location.replace(address);
      },
    },
  });
}

const target = document.getElementById('player');
if (target) {
  start(target).catch(() => {
    // The one sentence that cannot come out of the package, because the package could not be read.
    target.textContent = target.dataset.broken ?? '';
  });
}
