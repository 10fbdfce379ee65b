import { describe, expect, it } from 'vitest';
import { loadWords, type Catalogue } from './words.ts';

const files: Readonly<Record<string, Catalogue>> = {
  '/content/en/interface.json': { action: { next: 'Next' } },
  '/content/en/interface/offer.json': { offer: { pay: 'Pay' } },
};
/** The files above as the worker would answer, and what was asked for. */
function device(): { asked: string[]; fetch: typeof globalThis.fetch } {
  const asked: string[] = [];
  return {
    asked,
    fetch: (address) => {
      const path = new URL(address as string, 'http://localhost').pathname;
      asked.push(path);
      return Promise.resolve(
        new Response(JSON.stringify(files[path]), { status: path in files ? 200 : 404 }),
      );
    },
  };
}

describe('the words of a page', () => {
  it('are those of every page, and those of its room beside them', async () => {
    const { t } = await loadWords(device().fetch, 'en', 'offer');
    expect([t('action.next'), t('offer.pay')]).toEqual(['Next', 'Pay']);
  });

  it('leave out the words of rooms it has nothing to do with', async () => {
    const { asked, fetch } = device();
    expect((await loadWords(fetch, 'en')).t('offer.pay')).toBe('offer.pay');
    expect(asked).not.toContain('/content/en/interface/offer.json');
  });

  it('fail plainly when the words of the room are not on the device', async () => {
    await expect(loadWords(device().fetch, 'en', 'nowhere')).rejects.toMatchObject({ status: 404 });
  });
});
