import { UNDECIDED } from "../text/clean-result.ts";
import { mergedText, rebased } from "../negotiation/rebase.ts";
import { comparable } from "../printed/paragraph-words.ts";
import type { AgainstClause, WentOut } from "./understood.ts";
import type { WordFileMade } from "./word-file.ts";

/** A file paragraph's request on a clause's words. */
export type RequestedChange =
  | { readonly kind: "nothing" }
  | {
      readonly kind: "words";
      readonly text: string;
      /** Made against other words, and taken over to those that stand. */
      readonly rebased: boolean;
      /** Made against other words, and touching what changed since: people look at it. */
      readonly movedOn: boolean;
    }
  /** Text in brackets that stands as […] in the file cannot be told apart any more. */
  | { readonly kind: "undecided" };

const NOTHING: RequestedChange = { kind: "nothing" };
const same = (one: string, other: string): boolean => comparable(one) === comparable(other);

/**
 * Only what was edited: against the words that the file had when it went out, taken over to those that stand now where
 * the two do not touch the same words (rule V9).
 */
export function requestedChange(
  clause: AgainstClause,
  { before, after, tracked }: { readonly before: string; readonly after: string; readonly tracked: boolean },
  made: WordFileMade | null,
): RequestedChange {
  const { text: stands, wentOut = [] } = clause;
  if (same(after, stands) || (tracked && same(after, before))) return NOTHING;
  // Untracked text that reads as it went out was not edited.
  if (!tracked && wentOut.some(({ text }) => same(after, text))) return NOTHING;
  const from = wentOut.find(({ text }) => same(text, before)) ?? wentAs(wentOut, { after, made });
  const base = tracked ? before : (from?.text ?? stands);
  const plain = { kind: "words", text: after, rebased: false, movedOn: false } as const;
  if (same(base, stands)) return plain;
  // The words that stand, read clean: nothing moved on.
  const other = from?.baseText !== null;
  const merged = rebased(base, stands, after);
  const text = merged === null ? putBack(after, from?.undecided ?? []) : mergedText(merged);
  if (text === null) return { kind: "undecided" };
  if (same(text, stands)) return NOTHING;
  return { ...plain, text, rebased: other && merged !== null, movedOn: other && merged === null };
}

/**
 * The same of words that went out and came back with nothing but edits: where nothing changed in the room since, they
 * are asked as they read; nothing left is a deletion.
 */
export function requestedSince(
  { text: stands }: Pick<AgainstClause, "text">,
  { before, after }: { readonly before: string; readonly after: string },
): RequestedChange {
  if (same(before, after)) return NOTHING;
  const text = comparable(after) === "" ? "" : after;
  const plain = { kind: "words", text, rebased: false, movedOn: false } as const;
  if (same(before, stands)) return plain;
  if (text === "") return { ...plain, movedOn: true };
  if (same(text, stands)) return NOTHING;
  const merged = rebased(before, stands, text);
  if (merged === null) return { ...plain, movedOn: true };
  return same(mergedText(merged), stands) ? NOTHING : { ...plain, text: mergedText(merged), rebased: true };
}

/**
 * The text that went out in this form: of the base text that the file names, else, if nothing changed since, as it
 * stands.
 */
function wentAs(
  wentOut: readonly WentOut[],
  { after, made }: { readonly after: string; readonly made: WordFileMade | null },
): WentOut | undefined {
  const form = made?.form === "clean" || after.includes(UNDECIDED) ? "clean" : "whole";
  const inForm = wentOut.filter((one) => one.form === form);
  return (
    inForm.find(({ baseText }) => made !== null && baseText === made.baseText) ??
    inForm.find(({ baseText }) => baseText === null)
  );
}

/** The words at each […] again; null where there are more of these, or fewer, than went out. */
function putBack(text: string, undecided: readonly string[]): string | null {
  const parts = text.split(UNDECIDED);
  if (parts.length !== undecided.length + 1) return null;
  return parts.map((part, i) => part + (undecided[i] ?? "")).join("");
}
