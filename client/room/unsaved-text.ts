import * as Y from "yjs";
import type { CharRange } from "../../shared/clause/words.ts";
import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { type CharRanges, charRanges } from "./char-ranges.ts";

/** Typed here, and not in the document that was loaded anew: its words and the character that they follow. */
export type OwnRun = { readonly text: string; readonly after: Y.ID | null };

/** Changes of this page's author to one clause that the server has not acknowledged. */
export type UnsavedText = {
  readonly clauseId: ClauseId;
  readonly runs: readonly OwnRun[];
  readonly deletes: boolean;
  /** The clause as its author saw it. */
  readonly text: string;
};

export type Own = {
  /** By client id of the author's own: the first clock that the server does not have. */
  readonly known: ReadonlyMap<number, number>;
  readonly deleted: readonly CharRange[];
};

/** The author's own unacknowledged words in a document, clause by clause. */
export function unsavedText(
  doc: Y.Doc,
  own: Own,
  clauses: Iterable<ClauseId> = [...doc.share.keys()].map(clauseId),
): readonly UnsavedText[] {
  const deleted = charRanges(own.deleted);
  return [...clauses].flatMap((id): UnsavedText[] => {
    const text = rootText(doc, id);
    if (text === null) return [];
    const found = runsIn(text, own.known, deleted);
    if (found.runs.length === 0 && !found.deletes) return [];
    return [{ clauseId: id, ...found, text: text.toString() }];
  });
}

function runsIn(
  text: Y.XmlText,
  known: Own["known"],
  deleted: CharRanges<true>,
): Pick<UnsavedText, "runs" | "deletes"> {
  const runs: OwnRun[] = [];
  let after: Y.ID | null = null;
  let deletes = false;
  for (let item = text._start; item !== null; item = item.right) {
    const { client, clock } = item.id;
    const first = known.get(client);
    // One item can be known in its first part and new in the rest.
    const there = first === undefined ? item.length : Math.min(Math.max(first - clock, 0), item.length);
    if (there > 0) after = Y.createID(client, clock + there - 1);
    if (item.deleted) {
      deletes ||= there > 0 && deleted.touches([client, clock, there]);
      continue;
    }
    if (there === item.length || !(item.content instanceof Y.ContentString)) continue;
    const words = item.content.str.slice(there);
    const last = runs.at(-1);
    if (last !== undefined && sameId(last.after, after))
      runs[runs.length - 1] = { text: last.text + words, after };
    else runs.push({ text: words, after });
  }
  return { runs, deletes };
}

const sameId = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
