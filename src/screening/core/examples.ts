import type { FlowExample } from '../content/index.ts';
import type { Answers } from './answers.ts';
import type { FlowWithId } from './flow.ts';
import type { IndicatorIndex } from './indicators.ts';
import { screen, type Screening } from './screen.ts';

/** The answers that an example of a flow stands for. */
export function answersOf(example: Pick<FlowExample, 'opening' | 'answers'>): Answers {
  return Object.fromEntries(
    [...Object.entries(example.opening), ...Object.entries(example.answers)].map(([key, answer]) => [
      key,
      { answer },
    ]),
  );
}

/** Runs an example through the same core as the app. The compiler compares band and outcome with what it says. */
export function runExample(
  flow: FlowWithId,
  example: Pick<FlowExample, 'opening' | 'answers'>,
  index: IndicatorIndex,
): Screening {
  return screen(flow, answersOf(example), index);
}
