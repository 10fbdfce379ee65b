import { describe, expect, it } from 'vitest';
import { aFlow, anIndex } from '../../tests/support/screening.ts';
import type { Answers } from './core/index.ts';
import { ScreeningSession } from './screening-session.svelte.ts';

describe('a screening by telephone', () => {
  const begun = () => {
    const saved: Answers[] = [];
    const flow = aFlow({
      firstScreen: {
        title: 'Before the line drops',
        lines: [{ id: 'where', do: 'Ask where they are.', write: 'Country and place' }],
        ifTheyDoNotCallBack: { title: 'No call', steps: [] },
      },
    });
    return { saved, session: new ScreeningSession(flow, anIndex(), (answers) => saved.push(answers)) };
  };

  it('begins at the first screen and goes on to danger', () => {
    const { session } = begun();
    expect(session.view).toEqual({ kind: 'first' });
    session.passFirst();
    expect(session.view).toEqual({ kind: 'opening', question: 'danger' });
  });

  it('keeps the screen while a line is noted, and tells of every change', () => {
    const { session, saved } = begun();
    session.noteFirst('where', 'a port');
    expect(session.view).toEqual({ kind: 'first' });
    expect(saved.at(-1)).toEqual({ 'first-screen/where': { answer: 'noted', note: 'a port' } });
    session.noteFirst('where', '');
    expect(saved.at(-1)).toEqual({});
  });

  it('shows what to do if nobody calls back, and comes back to the call', () => {
    const { session } = begun();
    session.show({ kind: 'no-call' });
    expect(session.view).toEqual({ kind: 'no-call' });
    session.back();
    expect(session.view).toEqual({ kind: 'first' });
  });

  it('has advice one tap away from the first screen, and the way back to it', () => {
    const { session } = begun();
    session.show({ kind: 'advice' });
    expect(session.view).toEqual({ kind: 'advice' });
    session.back();
    expect(session.view).toEqual({ kind: 'first' });
  });

  it('comes back to the first screen from the first question', () => {
    const { session } = begun();
    session.passFirst();
    session.back();
    expect(session.view).toEqual({ kind: 'first' });
    session.passFirst();
    expect(session.view).toEqual({ kind: 'opening', question: 'danger' });
  });
});
