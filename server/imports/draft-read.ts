import type { NamedDelegation } from "../../shared/plain-text/bracket-owners.ts";
import type { DraftText, Unplaced } from "../../shared/plain-text/draft-text.ts";
import { withoutPrivateUse } from "../../shared/plain-text/footnote-signs.ts";
import { readNegotiated } from "../../shared/plain-text/read-negotiated.ts";
import { draftOfWord } from "../../shared/word-file/draft-of-word.ts";
import type { NotUnderstood } from "../../shared/word-file/understood.ts";
import { sourceOf } from "./file-source.ts";

export type DraftRead = {
  readonly draft: DraftText;
  readonly unplaced: readonly Unplaced[];
  /** Parts of a Word file that the draft leaves out, or whose reading people should check (rule X21). */
  readonly not: readonly NotUnderstood[];
};

/** A draft as a Word file or a text has it; null: it is neither. A text of two megabytes takes seconds. */
export function draftRead(bytes: Uint8Array, names: readonly NamedDelegation[]): DraftRead | null {
  const source = sourceOf(bytes);
  if (source === null) return null;
  if ("text" in source) return { ...readNegotiated(withoutPrivateUse(source.text), names), not: [] };
  const { text, footnotes, told, not } = draftOfWord(source.word);
  return { ...readNegotiated(text, names, footnotes, told), not };
}
