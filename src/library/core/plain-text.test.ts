import { describe, expect, it } from 'vitest';
import { plainText } from './index.ts';

describe('the words of a chapter', () => {
  it.each([
    ['<p>One.</p><p>Two.</p>', 'One. Two.'],
    ['<p>A <strong>bold</strong> word</p>', 'A bold word'],
    ['<p>Held.<sup class="cite"><a href="#source-a">1</a></sup> Next.</p>', 'Held. Next.'],
    ['<p>food &amp; a bed &lt; 5 &quot;now&quot; &#39;yes&#39;</p>', `food & a bed < 5 "now" 'yes'`],
    ['<ul>\n<li>one</li>\n<li>two</li>\n</ul>', 'one two'],
    ['<div class="do"><p class="box-title">Do</p><ul><li>Sit.</li></ul></div>', 'Do: Sit.'],
    ['', ''],
  ])('%j are %j', (html, text) => expect(plainText(html)).toBe(text));
});
