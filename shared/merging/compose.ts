import { NO_TEXT } from "../text/brackets.ts";
import { hasClosing, withoutClosing } from "../clause/closing.ts";
import { readAloud } from "../text/read-aloud.ts";
import {
  type BracketedPiece,
  bracketedPieces,
  type LaidPart,
  layOver,
  type Rival,
} from "../negotiation/rivals.ts";
import type { InputClause } from "./input-clause.ts";

type Said = Pick<InputClause, "n" | "text" | "whose" | "label">;

/** The words of a row, where they part and who says what there. */
export type Composed = {
  readonly text: string;
  /** One wording that several cells share, in their order; empty ones are a wish that nothing stands there. */
  readonly wordings: readonly { readonly text: string; readonly of: readonly number[] }[];
  readonly parts: readonly LaidPart<string>[];
  readonly pieces: readonly BracketedPiece<string>[];
};

/**
 * The cells laid over one another: identical words once, and where they part each one's words in brackets, in the
 * order in which they were taken in, composed of their words alone (rule U4). `of` counts the cells from 0.
 */
export function composedOf(cells: readonly Said[]): Composed {
  const asRead = new Map<string, { text: string; of: number[] }>();
  cells.forEach(({ text }, i) => {
    const read = readAloud(text);
    const known = asRead.get(read);
    if (known === undefined) asRead.set(read, { text, of: [i] });
    else known.of.push(i);
  });
  const wordings = [...asRead.values()];
  // The first that says something is what the others are laid over.
  const first = wordings.findIndex(({ text }) => text.trim() !== "");
  if (first < 0) return { text: "", wordings, parts: [], pieces: [] };
  const closing = new Set(
    wordings.map(({ text }) => text.slice(text.trimEnd().length - (hasClosing(text) ? 1 : 0))),
  );
  // A closing sign follows from the place: it is no wording beside others (rule N6).
  const said = (text: string): string => (closing.size > 1 && hasClosing(text) ? withoutClosing(text) : text);
  const base = said(wordings[first]!.text);
  const rivals = wordings.flatMap((one, i): readonly Rival<string>[] =>
    i === first
      ? []
      : [{ id: String(i), text: said(one.text), kind: one.text.trim() === "" ? "delete" : "change" }],
  );
  const parts = layOver(base, rivals);
  const pieces = bracketedPieces(parts, NO_TEXT);
  return { text: pieces.map(({ text }) => text).join(""), wordings, parts, pieces };
}
