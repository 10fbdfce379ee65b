import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { englishOf, type Site } from './site.ts';

/** What officers do in many tests, so that each test tells only what it is about. */

const t = englishOf('root');

/** What axe finds wrong on the page: each rule with the places that break it. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** Makes a notebook, and waits until it is open with no case in it. */
export async function newNotebook(page: Page, site: Site, passphrase: string): Promise<void> {
  await page.goto(site.url('/en/notes/'));
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(passphrase);
  await page.getByLabel(t('notes.passphraseAgain')).fill(passphrase);
  await page.getByRole('button', { name: t('notes.create'), exact: true }).click();
  // Making it costs a whole derivation.
  await expect(page.getByText(t('notes.none'))).toBeVisible({ timeout: 30_000 });
}

/** The safety opening of the flow for visa applicants, as far as the age: no danger, alone, own words, nobody involved. */
export const VISA_ALONE = [
  'Not that I can see',
  'No, we are alone',
  'It is said and understood',
  'Their own, we share a language',
  'Nothing that I know of',
] as const;
