import { beforeEach, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { dropBegun } from "./begun.ts";
import { keepDraft, readCommentDraft } from "./comment-draft.ts";

const AAA = userId("aaa");
const BBB = userId("bbb");
beforeEach(() => localStorage.clear());

test("a comment that was begun is there again for its author, on its own subject alone", () => {
  keepDraft(AAA, "clause", { text: "Why?", to: "lead" });
  expect(readCommentDraft(AAA, "clause")).toEqual({ text: "Why?", to: "lead" });
  expect(readCommentDraft(AAA, "other")).toEqual({ text: "", to: null });
  expect(readCommentDraft(BBB, "clause")).toEqual({ text: "", to: null });
});

test("what was sent or signed out of is gone from the device, what others began is not", () => {
  keepDraft(AAA, "clause", { text: "Why?", to: null });
  keepDraft(AAA, "thread", { text: "Because", to: null });
  keepDraft(BBB, "clause", { text: "Ours", to: null });
  keepDraft(AAA, "clause", { text: "", to: null });
  expect(localStorage.length).toBe(2);
  dropBegun(AAA);
  expect(Object.keys(localStorage)).toHaveLength(1);
  expect(readCommentDraft(BBB, "clause").text).toBe("Ours");
});

test("what another version of the page left behind is no draft", () => {
  keepDraft(AAA, "clause", { text: "Why?", to: null });
  const [key] = Object.keys(localStorage);
  for (const left of ["{", "7", "null", '{"to":"room"}']) {
    localStorage.setItem(key!, left);
    expect(readCommentDraft(AAA, "clause")).toEqual({ text: "", to: null });
  }
  localStorage.setItem(key!, '{"text":"x","to":"everybody"}');
  expect(readCommentDraft(AAA, "clause")).toEqual({ text: "x", to: null });
});
