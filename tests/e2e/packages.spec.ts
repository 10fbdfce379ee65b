import AxeBuilder from '@axe-core/playwright';
import type { FrameLocator, Page } from '@playwright/test';
import type { PracticeCase } from '#training/cases/core';
import { Cmi5Platform, type Cmi5Options } from '../packages/cmi5-platform.ts';
import { expect, test as base } from './support/fixtures.ts';
import {
  caseIn,
  openPackage,
  packageWords,
  servePackage,
  servePlatform,
  type Served,
} from './support/platform.ts';

/*
 * The packages as learning platforms start them: SCORM 1.2 by scorm-again in the window around it, cmi5 by a stand-in
 * that holds every rule against it (tests/packages/cmi5-platform.ts). Every test ends by finding that nothing was asked of
 * the world outside.
 */

const t = packageWords();
const ID = 'nurse-with-a-contract';

interface Fixtures {
  readonly serve12: () => Promise<Served>;
  readonly launch: (
    options?: Cmi5Options,
  ) => Promise<{ platform: Cmi5Platform; address: () => string; at: Served }>;
}

const test = base.extend<Fixtures>({
  serve12: async ({}, use) => {
    const all: Served[] = [];
    await use(async () => {
      const served = await servePackage(openPackage(`countersign-${ID}-scorm12.zip`), ID);
      all.push(served);
      return served;
    });
    for (const { stop } of all) await stop();
  },
  launch: async ({}, use) => {
    const all: Served[] = [];
    const platforms: Cmi5Platform[] = [];
    await use(async (options = {}) => {
      const platform = new Cmi5Platform(options);
      const files = await servePackage(openPackage(`countersign-${ID}-cmi5.zip`), ID);
      const at = await servePlatform(platform);
      all.push(files, at);
      platforms.push(platform);
      return {
        platform,
        at,
        address: () => `${files.origin}/package/index.html?case=${ID}&${platform.launch(at.origin)}`,
      };
    });
    for (const { stop } of all) await stop();
    for (const { broken } of platforms) expect(broken, 'No rule of cmi5 may be broken.').toEqual([]);
  },
});

const theCase = (): PracticeCase => caseIn(openPackage(`countersign-${ID}-scorm12.zip`), ID);

/** Works the case to its end: everything that a careful officer does, and with `harm` one thing that can hurt. */
async function work(on: Page | FrameLocator, { harm = false } = {}): Promise<void> {
  const one = theCase();
  for (const [n, stage] of one.stages.entries()) {
    await expect(on.getByRole('heading', { level: 1, name: stage.title })).toBeVisible();
    for (const choice of stage.choices) {
      const wanted = choice.verdict === 'good' || (harm && n === 0 && choice.verdict === 'harm');
      if (wanted) await on.getByLabel(choice.text).check();
    }
    await on.getByRole('button', { name: t('platform.next') }).click();
  }
  await on.getByLabel(t(`platform.decide.${one.referral.is}`)).check();
  await on.getByRole('button', { name: t('platform.toDebrief') }).click();
  await expect(on.getByRole('heading', { level: 1, name: t('platform.debrief.title') })).toBeVisible();
}
const begin = (on: Page | FrameLocator) => on.getByRole('button', { name: t('platform.begin') }).click();
const finish = (on: Page | FrameLocator) => on.getByRole('button', { name: t('platform.finish') }).click();
const ended = (on: Page | FrameLocator) =>
  expect(on.getByRole('heading', { name: t('platform.ended.title') })).toBeVisible();

interface Cmi {
  readonly suspend_data: string;
  readonly core: {
    readonly lesson_status: string;
    readonly score: { readonly raw: string; readonly min: string; readonly max: string };
  };
}
interface PlatformWindow extends Window {
  readonly calls: readonly string[];
  readonly cmi: () => Cmi;
}
const callsOf = (page: Page) => page.evaluate(() => (window as unknown as PlatformWindow).calls);
const cmiOf = (page: Page) => page.evaluate(() => (window as unknown as PlatformWindow).cmi());
const packageIn = (page: Page) => page.frameLocator('iframe');

test.describe('a package for SCORM 1.2', () => {
  test('says what it talks to and what it sends, before it begins', async ({ page, serve12, faults }) => {
    await page.goto(`${(await serve12()).origin}/platform`);
    const inside = packageIn(page);
    await expect(inside.getByText(t('platform.talks.scorm12'))).toBeVisible();
    await expect(inside.getByText(t('platform.talks.sendsNot'))).toBeVisible();
    await expect(inside.getByText(t('platform.talks.what.score'))).toBeVisible();
    expect((await new AxeBuilder({ page }).include('iframe').analyze()).violations).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('tells the platform score, time and place, in the right order and in its words', async ({
    page,
    serve12,
  }) => {
    await page.goto(`${(await serve12()).origin}/platform`);
    const inside = packageIn(page);
    await begin(inside);
    await work(inside);
    await expect(inside.getByText(t('platform.debrief.passed', { percent: 100 }))).toBeVisible();
    await finish(inside);
    await ended(inside);
    const cmi = await cmiOf(page);
    expect(cmi.core).toMatchObject({ lesson_status: 'passed', score: { raw: '100', min: '0', max: '100' } });
    expect(cmi.suspend_data.length).toBeLessThan(4096);
    expect(cmi.suspend_data).not.toMatch(/[A-Z]/);
    const calls = await callsOf(page);
    expect(calls).toContainEqual(
      expect.stringMatching(/^LMSSetValue cmi\.core\.session_time \d{4}:\d\d:\d\d true 0$/),
    );
    expect(calls[0]).toBe('LMSInitialize  true 0');
    expect(calls.at(-1)).toBe('LMSFinish  true 0');
    expect(calls.filter((call) => /^LMS(Initialize|Finish)/.test(call))).toHaveLength(2);
    expect(calls.filter((call) => /^LMS(SetValue|Commit)/.test(call) && !call.endsWith('true 0'))).toEqual(
      [],
    );
  });

  test('asks to work the case again after harm, and then counts the better working', async ({
    page,
    serve12,
  }) => {
    await page.goto(`${(await serve12()).origin}/platform`);
    const inside = packageIn(page);
    await begin(inside);
    await work(inside, { harm: true });
    await expect(inside.getByText(t('platform.debrief.repeat'))).toBeVisible();
    expect((await cmiOf(page)).core).toMatchObject({ lesson_status: 'failed', score: { raw: '0' } });
    await inside.getByRole('button', { name: t('platform.debrief.again') }).click();
    await work(inside);
    await finish(inside);
    await ended(inside);
    expect((await cmiOf(page)).core).toMatchObject({ lesson_status: 'passed', score: { raw: '100' } });
  });

  test('goes on at the next visit where it was left, also when the page was only closed', async ({
    page,
    serve12,
  }) => {
    const { origin } = await serve12();
    const [first, second] = theCase().stages;
    await page.goto(`${origin}/platform`);
    const inside = packageIn(page);
    await begin(inside);
    const choice = first!.choices[0]!.text;
    await inside.getByLabel(choice).check();
    await inside.getByRole('button', { name: t('platform.next') }).click();
    await page.goto(`${origin}/platform`);
    await inside.getByRole('button', { name: t('platform.goOn') }).click();
    await expect(inside.getByRole('heading', { level: 1, name: second!.title })).toBeVisible();
    expect((await cmiOf(page)).core.lesson_status).toBe('incomplete');
  });

  test('finds the platform in the window that opened it', async ({ page, serve12 }) => {
    await page.goto(`${(await serve12()).origin}/platform?window`);
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Window' }).click();
    await expect((await opened).getByText(t('platform.talks.scorm12'))).toBeVisible();
  });

  test('without a platform says so, and works all the same', async ({ page, serve12, faults }) => {
    await page.goto(`${(await serve12()).origin}/package/index.html?case=${ID}`);
    await expect(page.getByRole('alert')).toHaveText(t('platform.trouble.noPlatform'));
    await begin(page);
    await work(page);
    await expect(page.getByRole('button', { name: t('platform.finish') })).toHaveCount(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('can connect to nothing, not even to where it lies', async ({ page, serve12 }) => {
    const { origin } = await serve12();
    await page.goto(`${origin}/package/index.html?case=${ID}`);
    await expect(page.getByRole('alert')).toBeVisible();
    const answer = await page.evaluate(
      (address) =>
        fetch(address).then(
          () => 'came',
          () => 'refused',
        ),
      `${origin}/scorm12.js`,
    );
    expect(answer).toBe('refused');
  });
});

test.describe('a package for cmi5', () => {
  test('says what it talks to, then keeps the order of the standard and goes back', async ({
    page,
    launch,
    faults,
  }) => {
    const back = await servePackage(
      new Map([['back.html', new TextEncoder().encode('<title>Back</title>')]]),
      '',
    );
    const { platform, address } = await launch({
      masteryScore: 0.8,
      returnURL: `${back.origin}/package/back.html`,
    });
    await page.goto(address());
    await expect(page.getByText(t('platform.talks.cmi5'))).toBeVisible();
    expect(platform.verbs).toEqual(['initialized']);
    await begin(page);
    await work(page);
    await expect.poll(() => platform.verbs).toEqual(['initialized', 'completed', 'passed']);
    await finish(page);
    await page.waitForURL(/back\.html$/);
    expect(platform.verbs).toEqual(['initialized', 'completed', 'passed', 'terminated']);
    const passed = platform.statements[2] as { result: unknown };
    expect(passed.result).toMatchObject({ success: true, score: { scaled: 1 } });
    // The page that it goes back to has no policy, no icon and no words of ours.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    await back.stop();
  });

  test('holds a failure back until the end, and says once in all what may be said once', async ({
    page,
    launch,
  }) => {
    const { platform, address } = await launch({ masteryScore: 0.5 });
    await page.goto(address());
    await begin(page);
    await work(page, { harm: true });
    await expect.poll(() => platform.verbs).toEqual(['initialized', 'completed']);
    await finish(page);
    await ended(page);
    expect(platform.verbs).toEqual(['initialized', 'completed', 'failed', 'terminated']);

    await page.goto(address());
    await page.getByRole('button', { name: t('platform.goOn') }).click();
    await page.getByRole('button', { name: t('platform.debrief.again') }).click();
    await work(page);
    await finish(page);
    await ended(page);
    expect(platform.verbs.slice(4)).toEqual(['initialized', 'passed', 'terminated']);

    await page.goto(address());
    await page.getByRole('button', { name: t('platform.goOn') }).click();
    await finish(page);
    await ended(page);
    expect(platform.verbs.slice(7)).toEqual(['initialized', 'terminated']);
  });

  test('ends the visit also when the page is closed, and goes on at the next', async ({
    context,
    launch,
  }) => {
    const { platform, address } = await launch();
    const page = await context.newPage();
    await page.goto(address());
    await begin(page);
    const [first, second] = theCase().stages;
    await page.getByLabel(first!.choices[0]!.text).check();
    await page.getByRole('button', { name: t('platform.next') }).click();
    await expect(page.getByRole('heading', { level: 1, name: second!.title })).toBeVisible();
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => platform.verbs).toEqual(['initialized', 'terminated']);
    const next = await context.newPage();
    await next.goto(address());
    await next.getByRole('button', { name: t('platform.goOn') }).click();
    await expect(next.getByRole('heading', { level: 1, name: second!.title })).toBeVisible();
  });

  test('judges nobody who only looks around', async ({ page, launch }) => {
    const { platform, address } = await launch({ launchMode: 'Browse', masteryScore: 0.5 });
    await page.goto(address());
    await expect(page.getByText(t('platform.talks.look'))).toBeVisible();
    await begin(page);
    await work(page);
    await finish(page);
    await ended(page);
    expect(platform.verbs).toEqual(['initialized', 'terminated']);
  });

  test('loaded a second time says that this start was used, and lets the case be worked', async ({
    page,
    launch,
  }) => {
    const { platform, address } = await launch();
    await page.goto(address());
    await expect(page.getByText(t('platform.talks.cmi5'))).toBeVisible();
    await page.reload();
    await expect(page.getByRole('alert')).toHaveText(t('platform.trouble.usedBefore'));
    await begin(page);
    await work(page);
    // Leaving the first time ended that visit.
    expect(platform.verbs).toEqual(['initialized', 'terminated']);
  });

  test('says when the platform takes nothing, loses nothing, and tells it later', async ({
    page,
    launch,
  }) => {
    const { platform, address } = await launch();
    await page.goto(address());
    await begin(page);
    platform.down = true;
    await work(page);
    const trouble = page.getByText(t('platform.trouble.notTaken'));
    await expect(trouble).toBeVisible();
    platform.down = false;
    await page.getByRole('button', { name: t('platform.trouble.again') }).click();
    await expect(trouble).toBeHidden();
    expect(platform.verbs).toEqual(['initialized', 'completed', 'passed']);
  });

  test('connects to the platform that started it and to nothing else', async ({ page, launch }) => {
    const { address } = await launch();
    const other = await servePackage(new Map(), '');
    await page.goto(address());
    await expect(page.getByText(t('platform.talks.cmi5'))).toBeVisible();
    const answer = await page.evaluate(
      (to) =>
        fetch(to).then(
          () => 'came',
          () => 'refused',
        ),
      `${other.origin}/scorm12.js`,
    );
    expect(answer).toBe('refused');
    await other.stop();
  });

  for (const [what, name, value] of [
    ['a script as its address', 'endpoint', 'javascript:alert(1)'],
    ['an actor that is no JSON', 'actor', '{'],
    ['no registration', 'registration', ''],
  ] as const) {
    test(`started with ${what} sends nothing and says so`, async ({ page, launch }) => {
      const { platform, address } = await launch();
      const start = new URL(address());
      start.searchParams.set(name, value);
      await page.goto(start.href);
      await expect(page.getByRole('alert')).toHaveText(t('platform.trouble.badLaunch'));
      expect(platform.statements).toEqual([]);
    });
  }

  test('opened without a platform says so', async ({ page, launch }) => {
    const { address } = await launch();
    await page.goto(`${address().split('?')[0]}?case=${ID}`);
    await expect(page.getByRole('alert')).toHaveText(t('platform.trouble.noPlatform'));
  });
});
