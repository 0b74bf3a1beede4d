import { createTranslator } from "use-intl";
import { expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import type { NoticedClause } from "../../shared/notices/told-notice.ts";
import { CATALOGS } from "../i18n/messages.ts";
import { clauseCitation, type Say } from "../opinion/clause-name.ts";
import { noticedClauseName } from "./say-notice.ts";

const say: Say = createTranslator({ locale: "en", messages: CATALOGS.en });
const id = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const told = (kind: NoticedClause["kind"], more: Partial<NoticedClause> = {}): string =>
  noticedClauseName(say, { id, kind, number: "", verb: "noting", ...more });

test("A50 a notice names a clause as the page does", () => {
  const verb = { id: clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAA"), kind: "verb", number: "", text: "noting" };
  for (const kind of ["title", "opening", "recital", "operative", "subItem", "note"] as const)
    for (const number of ["", "c)"]) {
      const clauses = [verb, { id, kind, number, text: "its words" }];
      const cited = clauseCitation(say, { clauses } as unknown as Parameters<typeof clauseCitation>[1], id);
      expect(told(kind, { number })).toBe(cited);
    }
  expect(told("recital")).toBe("the clause under “noting”");
});

test("A50 a notice names a verb by its words, and nothing that it does not know", () => {
  expect(told("verb", { words: "invites" })).toBe("the verb “invites”");
  expect(told("verb")).toBe("a section verb");
  expect(told("operative", { verb: "" })).toBe("a clause");
  expect(noticedClauseName(say, null)).toBe("the text");
});
