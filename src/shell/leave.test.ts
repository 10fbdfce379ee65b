import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEFT, leave, threeShifts, type WayOut } from './leave.ts';

describe('leaving', () => {
  it('drops the key, empties the page, marks the tab as left, and goes, all before it returns', () => {
    const done: string[] = [];
    const page = {
      set title(_title: string) {
        done.push('title');
      },
      body: { replaceChildren: () => done.push('page') },
      defaultView: {
        set name(name: string) {
          done.push(`tab ${name}`);
        },
      },
    } as unknown as Document;
    const way: WayOut = { drop: () => done.push('key'), page, goAway: () => done.push('away') };
    leave(way);
    expect(done).toEqual(['key', 'title', 'page', `tab ${LEFT}`, 'away']);
  });

  it.each(['src/app.html', 'static/away.js'])('names the tab as %s knows it', (file) => {
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(`'${LEFT}'`);
  });
});

describe('Shift three times', () => {
  const press = (...events: (readonly [key: string, at: number, repeat?: boolean])[]): boolean => {
    const hears = threeShifts();
    return events.map(([key, timeStamp, repeat = false]) => hears({ key, timeStamp, repeat })).some(Boolean);
  };

  it('within a second and a half is heard', () => {
    expect(press(['Shift', 0], ['Shift', 700], ['Shift', 1500])).toBe(true);
  });

  it.each<[string, Parameters<typeof press>]>([
    [
      'spread over more than that',
      [
        ['Shift', 0],
        ['Shift', 700],
        ['Shift', 1501],
      ],
    ],
    [
      'with a letter between',
      [
        ['Shift', 0],
        ['A', 100],
        ['Shift', 200],
        ['Shift', 300],
      ],
    ],
    [
      'held down',
      [
        ['Shift', 0],
        ['Shift', 100, true],
        ['Shift', 200, true],
        ['Shift', 300, true],
      ],
    ],
    [
      'only twice',
      [
        ['Shift', 0],
        ['Shift', 100],
      ],
    ],
  ])('is not heard when %s', (_how, events) => {
    expect(press(...events)).toBe(false);
  });

  it('is heard when the last three of many are quick enough', () => {
    expect(press(['Shift', 0], ['Shift', 2000], ['Shift', 2500], ['Shift', 3000])).toBe(true);
  });
});
