/** A chapter to begin with. Texts in angle brackets wait for the editor. `today` is an ISO day. */
export function chapterTemplate(id: string, today: string): string {
  return `---
title: <the title, as it stands above the page>
# One of: what-it-is, your-role, before-they-travel, when-someone-is-in-need, keeping-it-straight
part: your-role
summary: <one sentence for the list of chapters>
changed: ${today}
# Every source that the text cites, by its id in sources.yaml.
sources:
  - <source-id>
# Links into the tool, shown beside the text. Addresses stand below the language.
useItNow:
  - { label: Screen an applicant, address: screening }
# Statements of this page that nobody has checked against the official text. Leave [] when there are none.
unverified: []
---

<The first paragraph. A statement of fact ends with its source.>:cite{id=<source-id>}

## <A heading>

<A paragraph. A word of the glossary is written like this: :term[the word]{id=term-id}.>

:::do
- <what to do, verb first>
:::

:::dont
- <what not to do>
:::

<A link to another page: [the first conversation](handbook/${id}).>
`;
}
