import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { DraftClause, DraftText } from "../plain-text/draft-text.ts";
import { wtpf26File } from "../testing/wtpf-26.ts";
import { readText } from "../plain-text/read-text.ts";
import { documentOf } from "../plain-text/testing/document-of-draft.ts";
import { writeText } from "./write-text.ts";

test("an Opinion is written as it is printed", () => {
  const draft: DraftText = {
    number: "4",
    clauses: [
      { kind: "title", level: 1, text: "Words" },
      { kind: "opening", level: 1, text: "The Forum (Somewhere, 2026)" },
      { kind: "verb", level: 1, text: "noting" },
      { kind: "recital", level: 1, text: "that words matter" },
      { kind: "recital", level: 1, text: "that few are read" },
      { kind: "verb", level: 1, text: "is of the view" },
      { kind: "operative", level: 1, text: "that words:" },
      { kind: "operative", level: 2, text: "are plain" },
      { kind: "operative", level: 1, text: "that words end" },
      { kind: "operative", level: 1, text: "[no text]", alternativeTo: 8 },
      { kind: "verb", level: 1, text: "invites Member States" },
      { kind: "operative", level: 1, text: "to listen" },
      { kind: "note", level: 1, text: "1 A word on words." },
    ],
  };
  expect(writeText(documentOf(draft, true))).toBe(`SAMPLE, not a document of any organization

# DRAFT OPINION 4
# Words

The Forum (Somewhere, 2026),

_noting_

a)\tthat words matter;
b)\tthat few are read,

_is of the view_

1\tthat words:
1.1\tare plain;
2\tthat words end;
2alt\t[no text],

_invites Member States_

to listen.

____________________
1 A word on words.
`);
  expect(readText(writeText(documentOf(draft, true))).draft).toEqual(draft);
});

test("footnotes stand below a rule, their signs in the words", () => {
  const document = documentOf({
    number: "",
    clauses: [{ kind: "recital", level: 1, text: "that words matter" }],
  });
  const clause = { ...document.clauses[0]!, footnotes: [{ n: 12, at: 10, text: "Not all." }] };
  expect(writeText({ ...document, clauses: [clause] })).toContain(
    "that words¹² matter.\n____________________\n12 Not all.",
  );
});

test.each(Object.entries(wtpf26File.samples.opinions))(
  "the sample for %s is read back as it was",
  (_, draft) => {
    expect(readText(writeText(documentOf(draft, true)))).toEqual({ draft, unplaced: [] });
  },
);

/** Sections as a group may have them: recitals, then operatives with sub-levels and alternatives. */
const words = fc
  .array(fc.constantFrom("that", "words", "[stand]", "[no", "text]", "2", "(Rev.)", "matter", "和平"), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => `so ${all.join(" ")}`);
const item = fc.record({ text: words, below: fc.array(words, { maxLength: 12 }), alternatives: fc.nat(2) });

function section(
  verb: string,
  items: readonly { text: string; below: readonly string[]; alternatives: number }[],
  start: number,
): DraftClause[] {
  const isOperative = verb.startsWith("invites");
  const clauses: DraftClause[] = [{ kind: "verb", level: 1, text: verb }];
  for (const { text, below, alternatives } of items) {
    const at = start + clauses.length;
    const kind = isOperative ? "operative" : "recital";
    clauses.push({ kind, level: 1, text: below.length > 0 ? `${text}:` : text });
    for (const sub of below)
      clauses.push({
        kind: isOperative && below.length % 2 === 0 ? "operative" : "subItem",
        level: 2,
        text: sub,
        // Every third list of sub-items has letters, as some texts come in.
        ...(isOperative && below.length % 6 === 3 ? { form: "letter" as const } : {}),
      });
    // "i)alt" below letter i) and numeral i) could be either's: the one form that cannot be read back.
    for (let k = 0; k < (below.length > 0 ? 0 : alternatives); k++)
      clauses.push({ kind, level: 1, text: `${text} ${k}`, alternativeTo: at });
  }
  return clauses;
}

test("any Opinion is read back as it was", () => {
  const sections = fc.tuple(
    fc.array(item, { minLength: 1, maxLength: 30 }),
    fc.array(item, { minLength: 1, maxLength: 12 }),
  );
  fc.assert(
    fc.property(sections, ([recitals, operatives]) => {
      const head: DraftClause[] = [
        { kind: "title", level: 1, text: "Words" },
        { kind: "opening", level: 1, text: "The Forum" },
      ];
      const preamble = section("noting", recitals, head.length);
      const body = section("invites Member States", operatives, head.length + preamble.length);
      const draft: DraftText = { number: "1", clauses: [...head, ...preamble, ...body] };
      const text = writeText(documentOf(draft));
      expect(readText(text), text).toEqual({ draft, unplaced: [] });
    }),
    { numRuns: 300 },
  );
});
