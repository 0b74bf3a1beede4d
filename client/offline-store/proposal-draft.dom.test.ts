import { beforeEach, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { dropBegun } from "./begun.ts";
import { carriedOver, keepProposal, type ProposalDraft, readProposal } from "./proposal-draft.ts";

const AAA = userId("aaa");
const BBB = userId("bbb");
const DRAFT: ProposalDraft = { kind: "change", changed: "to go on", base: "to go", added: "", reason: "" };
beforeEach(() => localStorage.clear());

test("a proposal that was begun is there again for its author, on its own place alone", () => {
  keepProposal(AAA, "clause", DRAFT);
  expect(readProposal(AAA, "clause")).toEqual(DRAFT);
  expect(readProposal(AAA, "other")).toBeNull();
  expect(readProposal(BBB, "clause")).toBeNull();
});

test("submitting, emptying or signing out removes a draft from the device, and no other's", () => {
  keepProposal(AAA, "sent", DRAFT);
  keepProposal(AAA, "sent", null);
  keepProposal(AAA, "emptied", DRAFT);
  keepProposal(AAA, "emptied", { ...DRAFT, changed: "to go" });
  expect(localStorage.length).toBe(0);
  keepProposal(AAA, "clause", DRAFT);
  keepProposal(BBB, "clause", { ...DRAFT, reason: "Ours" });
  dropBegun(AAA);
  expect(readProposal(AAA, "clause")).toBeNull();
  expect(readProposal(BBB, "clause")?.reason).toBe("Ours");
});

test("what another version of the page left behind is no proposal", () => {
  keepProposal(AAA, "clause", DRAFT);
  const [key] = Object.keys(localStorage);
  for (const left of [
    "{",
    "7",
    "null",
    "[]",
    '{"changed":"x"}',
    JSON.stringify({ ...DRAFT, kind: "oust" }),
  ]) {
    localStorage.setItem(key!, left);
    expect(readProposal(AAA, "clause")).toBeNull();
  }
});

test("a draft follows its clause where other words changed, and else is left to its author", () => {
  const draft = { changed: "that all networks help", base: "that networks help" };
  expect(carriedOver(draft, "that networks help everybody")).toBe("that all networks help everybody");
  expect(carriedOver(draft, "that few networks help")).toBeNull();
  expect(carriedOver({ changed: "that", base: "that" }, "that is")).toBe("that is");
});
