import type { DraftClause } from "../../../plain-text/draft-text.ts";

/** The small language in which samples are written: words without number and closing punctuation. */
export const title = (text: string): DraftClause => ({ kind: "title", level: 1, text });
export const verb = (text: string): DraftClause => ({ kind: "verb", level: 1, text });
export const recital = (text: string): DraftClause => ({ kind: "recital", level: 1, text });
export const operative = (text: string): DraftClause => ({ kind: "operative", level: 1, text });
/** Printed 1.1: an operative paragraph under the last one of level 1. */
export const operativeBelow = (text: string): DraftClause => ({ kind: "operative", level: 2, text });
/** Printed i): under the last paragraph of level 1, which ends with a colon. */
export const subItem = (text: string): DraftClause => ({ kind: "subItem", level: 2, text });

/** The same line in every Opinion: the preset's opening words. */
export const opening: DraftClause = {
  kind: "opening",
  level: 1,
  text: "The seventh World Telecommunication/ICT Policy Forum (Nassau, 2026)",
};
