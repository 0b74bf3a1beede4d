import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isCounted } from "../clause/clause.ts";
import { CLAUSE_STATES, LOCK_SIGN, STATES } from "../printed/state-words.ts";
import { shownState, usualSentence, usualState } from "./usual-state.ts";

const KINDS = ["title", "opening", "verb", "recital", "operative", "subItem", "note"] as const;

const clauses = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    state: fc.constantFrom(...CLAUSE_STATES),
    locked: fc.boolean(),
  }),
  { maxLength: 12 },
);

test("R19 signs in the margin and one sentence tell the state of each paragraph", () => {
  fc.assert(
    fc.property(clauses, (lines) => {
      const usual = usualState(lines);
      for (const line of lines) {
        const { sign, lock } = shownState(line, { usual, language: "en" });
        const isPlain = sign === "" && lock === "";
        const told = CLAUSE_STATES.find((state) => STATES[state].sign === sign);
        // A title, a verb or a note without a sign is open: only what is locked is said of it.
        const unsigned = isCounted(line.kind) || line.state !== "open" ? usual?.state : "open";
        expect(told ?? unsigned).toBe(line.state);
        expect(isPlain ? usual?.locked === true : lock === LOCK_SIGN).toBe(line.locked);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("R19 most paragraphs need no sign, and a mark that no longer holds always has one", () => {
  const base = Array.from(
    { length: 40 },
    () => ({ kind: "operative", state: "open", locked: true }) as const,
  );
  const lines = [...base, { kind: "recital", state: "agreed", locked: true } as const];
  const usual = usualState(lines)!;
  expect(usualSentence(usual, "en")).toBe("All paragraphs are open and locked, except as marked.");
  const signs = lines.map((line) => shownState(line, { usual, language: "en" }).sign);
  expect(signs.filter((sign) => sign !== "")).toEqual(["●"]);
  const changed = { kind: "operative", state: "void", locked: false } as const;
  expect(usualState([changed, changed])).toBeNull();
  expect(shownState(changed, { usual: null, language: "fr" }).short).toBe("modif.");
});
