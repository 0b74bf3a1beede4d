import type { ClauseId } from "../ids.ts";
import type { ClauseState, OpinionDocument } from "./opinion-document.ts";
import { OUTLINE_CHARS_MAX } from "../limits.ts";
import { wholeBeginning } from "../text/whole-characters.ts";

/** A clause in the outline: its number, its first words, and how it stands. */
export type OutlineLine = {
  readonly id: ClauseId;
  readonly number: string;
  readonly level: number;
  readonly words: string;
  readonly state: ClauseState;
  readonly locked: boolean;
  /** A delegation told the room that it cannot accept the text. */
  readonly objected: boolean;
  /** Proposals on it that are not decided. */
  readonly proposals: number;
};

/** `heading`: the title, or a section verb; null where the text begins without one. */
export type OutlineSection = {
  readonly heading: {
    readonly id: ClauseId;
    readonly words: string;
    readonly kind: "title" | "verb";
  } | null;
  readonly lines: readonly OutlineLine[];
};

/** The text by its section verbs, with the state of each clause (rule K25). */
export function outlineOf(
  { clauses, remarks }: Pick<OpinionDocument, "clauses" | "remarks">,
  proposalsOn: (id: ClauseId) => number,
): readonly OutlineSection[] {
  const objected = new Set(
    remarks.flatMap(({ kind, clauseId }) =>
      kind === "objection" || kind === "unansweredObjection" ? [clauseId] : [],
    ),
  );
  const sections: { heading: OutlineSection["heading"]; lines: OutlineLine[] }[] = [];
  for (const { id, kind, number, level, text, state, locked } of clauses) {
    const words = wholeBeginning(text, OUTLINE_CHARS_MAX);
    if (kind === "verb" || kind === "title") sections.push({ heading: { id, words, kind }, lines: [] });
    else {
      if (sections.length === 0) sections.push({ heading: null, lines: [] });
      const proposals = proposalsOn(id);
      sections
        .at(-1)
        ?.lines.push({ id, number, level, words, state, locked, objected: objected.has(id), proposals });
    }
  }
  return sections;
}
