import { expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import type { ProposedWords } from "../../shared/negotiation/proposal.ts";
import { redlineBetween, redlineOf } from "./redline-of.ts";

const BASE = "that Member States should consider connectivity";

const wording = (text: string): ProposedWords => ({
  seq: 1,
  at: 0,
  by: userId("01J00000000000000000000AAA"),
  baseText: BASE,
  baseHash: "b",
  runs: text === "" ? [] : [{ text, client: 1, clock: 0 }],
  hash: "p",
});

test("V5 a change is struck and underlined word by word against its base", () => {
  expect(redlineOf("change", wording("that Member States shall consider connectivity"))).toEqual([
    { kind: "same", text: "that Member States " },
    { kind: "change", n: 0, removed: "should", added: "shall" },
    { kind: "same", text: " consider connectivity" },
  ]);
});

test("V5 a deletion strikes the whole base, keeping shows it plain, an addition bears no marks", () => {
  expect(redlineOf("delete", wording(""))).toEqual([{ kind: "change", n: 0, removed: BASE, added: "" }]);
  expect(redlineOf("keep", wording(""))).toEqual([{ kind: "same", text: BASE }]);
  expect(redlineBetween("add", "", "that a place be found")).toEqual([
    { kind: "same", text: "that a place be found" },
  ]);
});

test("V5 one wording is compared once", () => {
  const words = wording("that Member States shall consider connectivity");
  expect(redlineOf("change", words)).toBe(redlineOf("change", words));
});
