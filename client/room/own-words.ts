import * as Y from "yjs";
import type { CharRange } from "../../shared/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/read-words.ts";

/** Typed here, and not in the document that was loaded anew: its words and the character that they follow. */
export type OwnRun = { readonly text: string; readonly after: Y.ID | null };

/** What this page's author did to one clause and the server has not taken. */
export type OwnWords = {
  readonly clauseId: ClauseId;
  readonly runs: readonly OwnRun[];
  readonly deletes: boolean;
  /** The clause as its author saw it. */
  readonly text: string;
};

const inRanges = (ranges: readonly CharRange[], client: number, clock: number): boolean =>
  ranges.some(([of, start, length]) => of === client && start <= clock && clock < start + length);

const roots = (doc: Y.Doc): readonly ClauseId[] => [...doc.share.keys()].map(clauseId);

/**
 * The author's own unacknowledged words in the document that was set aside, clause by clause. `known`: the
 * first clock of the old document's client that the server does not have.
 */
export function ownWords(
  aside: Y.Doc,
  { known, deleted }: { readonly known: number; readonly deleted: readonly CharRange[] },
): readonly OwnWords[] {
  return roots(aside).flatMap((id): OwnWords[] => {
    const text = rootText(aside, id);
    if (text === null) return [];
    const found = runsIn(text, { client: aside.clientID, known, deleted });
    if (found.runs.length === 0 && !found.deletes) return [];
    return [{ clauseId: id, ...found, text: text.toString() }];
  });
}

function runsIn(
  text: Y.XmlText,
  own: { readonly client: number; readonly known: number; readonly deleted: readonly CharRange[] },
): Pick<OwnWords, "runs" | "deletes"> {
  const runs: OwnRun[] = [];
  let after: Y.ID | null = null;
  let deletes = false;
  for (let item = text._start; item !== null; item = item.right) {
    const { client, clock } = item.id;
    // One item can be known in its first part and new in the rest.
    const fresh = client === own.client ? Math.min(Math.max(own.known - clock, 0), item.length) : item.length;
    if (fresh > 0) after = Y.createID(client, clock + fresh - 1);
    if (item.deleted) {
      for (let i = 0; i < fresh && !deletes; i++) deletes = inRanges(own.deleted, client, clock + i);
      continue;
    }
    if (fresh === item.length || !(item.content instanceof Y.ContentString)) continue;
    const words = item.content.str.slice(fresh);
    const last = runs.at(-1);
    if (last !== undefined && sameId(last.after, after))
      runs[runs.length - 1] = { text: last.text + words, after };
    else runs.push({ text: words, after });
  }
  return { runs, deletes };
}

const sameId = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

/** Does the author's words again in the document that was loaded anew, at their places. */
export function putBack(
  doc: Y.Doc,
  words: readonly OwnWords[],
  { deleted, origin }: { readonly deleted: readonly CharRange[]; readonly origin: unknown },
): void {
  doc.transact(() => {
    for (const one of words) {
      const text = rootText(doc, one.clauseId);
      if (text === null) continue;
      if (one.deletes) deleteAgain(text, deleted);
      for (const run of one.runs) text.insert(offsetAfter(text, run.after), run.text);
    }
  }, origin);
}

function deleteAgain(text: Y.XmlText, deleted: readonly CharRange[]): void {
  const offsets: number[] = [];
  let offset = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let i = 0; i < item.length; i++) {
      if (inRanges(deleted, item.id.client, item.id.clock + i)) offsets.push(offset + i);
    }
    offset += item.length;
  }
  for (const at of offsets.toReversed()) text.delete(at, 1);
}

/** The offset right behind a character, living or deleted; the start where it never was here. */
function offsetAfter(text: Y.XmlText, id: Y.ID | null): number {
  if (id === null) return 0;
  let offset = 0;
  for (let item = text._start; item !== null; item = item.right) {
    const inside =
      item.id.client === id.client && item.id.clock <= id.clock && id.clock < item.id.clock + item.length;
    if (inside) return item.deleted ? offset : offset + id.clock - item.id.clock + 1;
    if (!item.deleted && item.countable) offset += item.length;
  }
  // Its character is not here: the words stand at the end rather than nowhere.
  return text.length;
}
