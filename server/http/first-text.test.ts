import { parse } from "parse5";
import { expect, test } from "vitest";
import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import { clauseId, groupId, opinionId } from "../../shared/ids.ts";
import { inlineHashes, withFirst } from "./first-html.ts";
import { emptyFirst, firstText } from "./first-text.ts";

const PAGE = `<!doctype html><html lang="en" dir="ltr"><head><title>Concord</title><style>p{}</style><script>1;</script></head><body><div id="first"></div><div id="page"></div><script data-files="/a.js">2;</script></body></html>`;

const HOSTILE = [
  "</script><script>alert(1)</script>",
  "</style></title></noscript></p></li></article><img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  "<!-- --!> ]]> <?xml ?>",
  "$& $` $' $1 $<title>",
  "&lt;b&gt; &amp; &#60;",
  "{number} {title} ${1}",
];

const clause = (text: string, more: Partial<DocumentClause> = {}): DocumentClause => ({
  id: clauseId("01J0000000000000000000000B"),
  kind: "recital",
  level: 1,
  number: "a)",
  text,
  closing: ";",
  hash: "",
  footnotes: [],
  state: "open",
  locked: false,
  mark: null,
  ...more,
});

const documentWith = (title: string, clauses: readonly DocumentClause[]): OpinionDocument =>
  ({
    id: opinionId("01J0000000000000000000000A"),
    groupId: groupId("space"),
    number: "4",
    title,
    baseText: 0,
    sample: false,
    clauses,
  }) as unknown as OpinionDocument;

const facts = (words: string) => ({
  language: "en" as const,
  preset: { shortName: words, standingWords: { en: words }, sampleNotice: { en: words } },
  names: new Set<string>(),
});

type Node = {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
};

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.childNodes ?? []).flatMap(nodesOf)];

/** Names of elements and attributes of a page, in order, and its text. */
function shapeOf(html: string): { readonly shape: string; readonly text: string } {
  const nodes = nodesOf(parse(html));
  return {
    shape: nodes
      .filter(({ nodeName }) => nodeName !== "#text")
      .map(({ nodeName, attrs = [] }) => `${nodeName} ${attrs.map(({ name }) => name).join()}`)
      .join("\n"),
    text: nodes.map(({ value }) => value ?? "").join(""),
  };
}

const pageWith = (words: string): string =>
  withFirst(
    PAGE,
    "en",
    firstText(
      documentWith(words, [
        clause(words, { kind: "title", number: words }),
        clause(words, { footnotes: [{ n: 1, at: 2, text: words }] }),
      ]),
      facts(words),
    ),
  );

test("K17 A58 hostile text makes no element and no attribute of the first page", () => {
  const plain = shapeOf(pageWith("plain words")).shape;
  for (const words of HOSTILE) {
    const { shape, text } = shapeOf(pageWith(words));
    expect(shape, words).toBe(plain);
    expect(text, words).toContain(words.slice(2));
    expect(inlineHashes(pageWith(words)), words).toEqual(inlineHashes(PAGE));
  }
});

test("K17 the first page tells numbers, marks, locks, brackets and footnotes", () => {
  const { html, title } = firstText(
    documentWith("Space", [
      clause("with [some [BBB] words]", { state: "adReferendum", locked: true }),
      clause("", { kind: "operative", number: "1bis", state: "void" }),
    ]),
    { ...facts("WTPF"), names: new Set(["bbb"]) },
  );
  expect(title).toBe("Space · Concord");
  expect(html).toContain("agreed ad referendum, locked");
  expect(html).toContain("changed since it was marked");
  expect(html).toContain("<bdi>1<em>bis</em></bdi>");
  expect(html).toContain(
    'with <span class="in-bracket">[some </span><span class="in-bracket attribution">[BBB]</span><span class="in-bracket"> words]</span>;',
  );
  expect(html).toContain('<span class="placeholder">Empty clause</span>');
  expect(html).not.toMatch(/<[^>]+\s(style|on\w+)=/u);
  expect(emptyFirst("zh").html).toContain('role="status"');
});
