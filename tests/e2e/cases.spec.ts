import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { everyCase, goesThroughAFlow, type FlowCase } from '../cases/cases.ts';
import { englishOf, expect, folderOf, install, pullThePlug, test } from './support/fixtures.ts';

const t = englishOf('root');

/** One or two of every flow; the others run through the same core in tests/cases/cases.test.ts. */
const THROUGH_THE_SCREENS = [
  'fields-under-guard',
  'dawn-to-midnight',
  'schoolgirl-who-keeps-house',
  'girl-and-her-uncle',
  'angry-nurse',
  'growing-flat-man',
  'thief-out-of-it',
  'mother-who-heard-a-stranger',
  'cannot-leave-the-site',
  'debt-that-came-home-too',
];

interface Row {
  readonly kind: 'sign' | 'need' | 'fact';
  readonly concept?: string;
  readonly id?: string;
  readonly fact?: string;
  readonly statement?: string;
}

/** What this test needs of a flow, as it lies in the build. */
interface Shown {
  readonly firstScreen?: object;
  readonly opening: Readonly<
    Record<
      string,
      { readonly ask: string; readonly answers: readonly { readonly id: string; readonly label: string }[] }
    >
  >;
  readonly questions: Readonly<Record<string, { readonly title: string; readonly rows: readonly Row[] }>>;
  readonly outcomes: Readonly<
    Record<
      string,
      { readonly title: string; readonly steps: readonly { readonly id: string; readonly do: string }[] }
    >
  >;
}

function inTheBuild(file: string): unknown {
  return JSON.parse(readFileSync(join(folderOf('root'), 'content/en/screening', file), 'utf8'));
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

async function answerTheOpening(page: Page, flow: Shown, one: FlowCase): Promise<void> {
  if (flow.firstScreen) await press(page, t('first.goOn'));
  for (const [id, chosen] of Object.entries(one.opening)) {
    const question = flow.opening[id]!;
    await expect(page.getByText(question.ask).first()).toBeVisible();
    await press(page, question.answers.find((answer) => answer.id === chosen)!.label);
  }
}

async function answerTheRows(
  page: Page,
  flow: Shown,
  one: FlowCase,
  statements: Map<string, string>,
): Promise<void> {
  for (const [key, answer] of Object.entries(one.answers)) {
    const [id = '', rowId] = key.split('/');
    const question = flow.questions[id]!;
    const row = question.rows.find(({ concept, id: need, fact }) => (concept ?? need ?? fact) === rowId)!;
    const statement = row.statement ?? statements.get(row.concept ?? '') ?? '';
    await press(page, t('screening.allThemes'));
    await press(page, question.title);
    await expect(page.getByRole('heading', { level: 1, name: question.title })).toBeVisible();
    await page
      .getByRole('group', { name: statement, exact: true })
      .getByRole('radio', { name: t(`answer.${answer}`), exact: true })
      .check({ force: true });
  }
}

const cases = everyCase().filter(goesThroughAFlow);

for (const id of THROUGH_THE_SCREENS) {
  test(`${id}: with no network, the screens come to the same advice`, async ({
    page,
    context,
    serve,
    faults,
  }) => {
    const one = cases.find((candidate) => candidate.id === id)!;
    const flow = inTheBuild(`flow-${one.flow}.json`) as Shown;
    const { concepts } = inTheBuild('indicators.json') as { concepts: { id: string; statement: string }[] };
    const site = await serve('root');
    await install(page, site);
    await pullThePlug(context, site);
    await page.goto(site.url(`/en/screening/${one.flow}/`));

    await answerTheOpening(page, flow, one);
    const statements = new Map(concepts.map((concept) => [concept.id, concept.statement]));
    await answerTheRows(page, flow, one, statements);
    await page
      .getByRole('button', { name: t('screening.seeAdviceNow'), exact: true })
      .or(page.getByRole('button', { name: t('screening.seeAdvice'), exact: true }))
      .click();

    const outcome = flow.outcomes[one.expected.outcome]!;
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(outcome.title);
    const words = new Map(
      Object.values(flow.outcomes).flatMap(({ steps }) => steps.map((step) => [step.id, step.do])),
    );
    const step = (known: string) => page.getByRole('listitem').filter({ hasText: words.get(known)! });
    for (const wanted of one.expected.steps) await expect(step(wanted).first(), wanted).toBeVisible();
    for (const unwanted of one.expected.not_steps) await expect(step(unwanted), unwanted).toHaveCount(0);
    expect(faults).toEqual([]);
  });
}
