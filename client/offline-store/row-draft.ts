import type { UserId } from "../../shared/ids.ts";
import { keepBegun, readBegun } from "./begun.ts";

/** Words of a row of the desk in the making, and the row as it was when writing began. */
export type RowDraft = {
  readonly text: string;
  readonly seen: { readonly hash: string; readonly text: string };
};

export function readRow(person: UserId, row: string): RowDraft | null {
  const kept: Partial<Record<"text" | "hash" | "before", unknown>> = readBegun("row", person, row) ?? {};
  const { text, hash, before } = kept;
  if (typeof text !== "string" || typeof hash !== "string" || typeof before !== "string") return null;
  return { text, seen: { hash, text: before } };
}

/** Null: it was kept, or given up. */
export function keepRow(person: UserId, row: string, draft: RowDraft | null): void {
  const isNothing = draft === null || draft.text === draft.seen.text;
  const written = isNothing ? null : { text: draft.text, hash: draft.seen.hash, before: draft.seen.text };
  keepBegun("row", person, row, written);
}
