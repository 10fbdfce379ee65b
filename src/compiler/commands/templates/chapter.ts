/** A chapter to begin with. Texts that begin with FILL IN wait for the editor. `today` is an ISO day. */
export function chapterTemplate(today: string): string {
  return `---
title: FILL IN the title, as it stands above the page
# One of: what-it-is, your-role, before-they-travel, when-someone-is-in-need, keeping-it-straight
part: your-role
summary: FILL IN one sentence for the list of chapters
changed: ${today}
# Every source that the text cites, by its id in sources.yaml.
sources:
  - fill-in-a-source
# Links into the tool, shown beside the text. Addresses stand below the language.
useItNow:
  - { label: Screen an applicant, address: screening }
# Statements of this page that nobody has checked against the official text. Leave [] when there are none.
unverified: []
---

FILL IN the first paragraph. A statement of fact ends with its source.:cite{id=fill-in-a-source}

## FILL IN a heading

FILL IN a paragraph. A word of the glossary is written like this: :term[the word]{id=fill-in-a-term}.

:::do
- FILL IN what to do, verb first
:::

:::dont
- FILL IN what not to do
:::

FILL IN a link to another page, as to [the contacts](contacts).
`;
}
