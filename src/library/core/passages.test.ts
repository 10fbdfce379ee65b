import { describe, expect, it } from 'vitest';
import { passagesOf } from './index.ts';

describe('the passages of a chapter', () => {
  const html =
    '<p>First of all.</p>\n<h2 id="one">One &amp; only</h2>\n<p>Text.</p><h3 id="below">Below</h3><p>More.</p>' +
    '<h2 id="two">Two</h2><p>Last.</p>';
  const headings = [
    { id: 'one', text: 'One & only', level: 2 },
    { id: 'below', text: 'Below', level: 3 },
    { id: 'two', text: 'Two', level: 2 },
  ];

  it('are what stands before the first heading, and each heading with all below it', () => {
    expect(passagesOf({ html, headings })).toEqual([
      { id: null, heading: '', text: 'First of all.' },
      { id: 'one', heading: 'One & only', text: 'Text. Below More.' },
      { id: 'two', heading: 'Two', text: 'Last.' },
    ]);
  });

  it('have no beginning where a chapter begins with a heading', () => {
    expect(passagesOf({ html: '<h2 id="one">One</h2><p>Text.</p>', headings }).map(({ id }) => id)).toEqual([
      'one',
    ]);
  });
});
