import type { ClauseId } from "../ids.ts";
import { CLAUSE_CHARS_MAX, REPLACED_PLACES_MAX } from "../limits.ts";
import type { Refusal } from "../refusal.ts";
import { type FindQuestion, type TextPlace, placesIn } from "../text/find-text.ts";
import { marksRestingOn } from "./ended-marks.ts";
import type { DocumentClause } from "./opinion-document.ts";

type Clauses = readonly Pick<DocumentClause, "id" | "text" | "kind" | "level" | "mark" | "state">[];

/** A place that can be replaced. `key` names it by the words around it: others may type before it meanwhile. */
export type ReplacePlace = TextPlace & { readonly key: string };

/** A clause with the words, and the marks that end when it changes. */
export type ClauseToReplace = {
  readonly id: ClauseId;
  readonly text: string;
  readonly places: readonly ReplacePlace[];
  readonly marks: number;
};

/** The reason why a place stays as it is. */
export type NotReplaced = {
  readonly id: ClauseId;
  readonly places: number;
  readonly why: Refusal | "bracketSign" | "tooLong";
};

export type ReplacePlan = {
  readonly clauses: readonly ClauseToReplace[];
  readonly not: readonly NotReplaced[];
  /** There are more places than one act replaces. */
  readonly isCut: boolean;
};

export type Replacing = FindQuestion & { readonly replacement: string };

type Standing = {
  /** Null: this person may type there. */
  readonly refusalOf: (id: ClauseId) => Refusal | null;
  /** Offsets of signs of brackets that somebody asked for: nobody deletes them by typing (rule B3). */
  readonly heldSigns: (id: ClauseId) => readonly number[];
};

const AROUND_CHARS = 20;

/** All places of the words in a text: those that this person can replace, and why the others stay (rule K28). */
export function replacePlan(
  clauses: Clauses,
  asked: Replacing,
  { refusalOf, heldSigns }: Standing,
): ReplacePlan {
  const found: ClauseToReplace[] = [];
  const not: NotReplaced[] = [];
  let left = REPLACED_PLACES_MAX;
  let isCut = false;
  for (const { id, text } of clauses) {
    const places = placesIn(text, asked).filter(
      ({ start, end }) => text.slice(start, end) !== asked.replacement,
    );
    if (places.length === 0) continue;
    const refusal = refusalOf(id);
    if (refusal !== null) {
      not.push({ id, places: places.length, why: refusal });
      continue;
    }
    const signs = heldSigns(id);
    const isHeld = ({ start, end }: TextPlace): boolean => signs.some((at) => start <= at && at < end);
    const free = places.filter((place) => !isHeld(place));
    if (free.length < places.length)
      not.push({ id, places: places.length - free.length, why: "bracketSign" });
    const grows = free.reduce((sum, { start, end }) => sum + asked.replacement.length - (end - start), 0);
    if (grows > 0 && text.length + grows > CLAUSE_CHARS_MAX) {
      not.push({ id, places: free.length, why: "tooLong" });
      continue;
    }
    isCut ||= free.length > left;
    const taken = free.slice(0, left);
    left -= taken.length;
    if (taken.length > 0)
      found.push({ id, text, places: named(id, text, taken), marks: marksRestingOn(clauses, id).length });
  }
  return { clauses: found, not, isCut };
}

function named(id: ClauseId, text: string, places: readonly TextPlace[]): readonly ReplacePlace[] {
  const seen = new Map<string, number>();
  return places.map(({ start, end }) => {
    const around = text.slice(Math.max(0, start - AROUND_CHARS), end + AROUND_CHARS);
    const n = seen.get(around) ?? 0;
    seen.set(around, n + 1);
    return { start, end, key: `${id} ${n} ${around}` };
  });
}
