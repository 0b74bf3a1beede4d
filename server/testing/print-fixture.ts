import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import { opinionFixture, REPORT_AT } from "./docx-fixture.ts";
import type { PdfJob } from "../exports/file-job.ts";
import type { PrintOptions } from "../exports/print-options.ts";

/** Nothing stands around its words. */
export const NO_STANDING: OpinionStanding = {
  begun: REPORT_AT,
  names: new Set(),
  baseTexts: [],
  alternatives: new Map(),
  brackets: new Map(),
  references: new Map(),
  proposals: [],
};

export const pdfOf = (document: OpinionDocument, options: PrintOptions): PdfJob => ({
  of: "opinion",
  form: "pdf",
  document,
  options: { ...options, standing: NO_STANDING },
});

/** Words that try to be something else where they are printed: markup, styles, ends of files, turned directions. */
export const HOSTILE_WORDS: readonly string[] = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</style><script>alert(1)</script>`,
  `</title><body onload=alert(1)>`,
  `"; } body { background: url(https://outside.example/x) } /*`,
  `\\"; @import url(//outside.example); \\`,
  `&lt;script&gt; &amp; &#60;b&#62; &nbsp`,
  `<!-- --><![CDATA[ ]]> <?php ?>`,
  `javascript:alert(1)`,
  `#import "@preview/x:1.0.0" #eval("1") #read("/etc/passwd") $x^2$ @x <label> _a_ *b* \`c\` \\ //d`,
  `]]>&x;<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>`,
  `a\u202Eb\u2066c\u2067d\u2069e\u202Cf`,
  `nul\u0000 bell\u0007 escape\u001B half\uD800 last\uFFFF line\u2028next`,
];

/** The fixture's Opinion with the same words everywhere that words can be. */
export function everywhere(words: string): OpinionDocument {
  const { clauses, ...rest } = opinionFixture("4");
  return {
    ...rest,
    number: words,
    title: words,
    clauses: clauses.map((clause): DocumentClause => {
      const footnotes = clause.footnotes.map((footnote) => ({ ...footnote, at: 1, text: words }));
      const mark = clause.mark === null ? null : { ...clause.mark, basis: words };
      return { ...clause, text: words, number: clause.number === "" ? "" : words, footnotes, mark };
    }),
  };
}
