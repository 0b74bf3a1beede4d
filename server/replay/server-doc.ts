import * as Y from "yjs";
import type { Edit, WordRun, Words } from "../../shared/clause/words.ts";
import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import type { CharId } from "./moves.ts";

/** The client id under which the server makes roots; words never carry it. */
export const SERVER_CLIENT = 1;
/** The client id of sentinels after a split: the highest there is, so that late words come to stand before them. */
export const SPLIT_SENTINEL_CLIENT = 2 ** 32 - 1;
/** The client id of sentinels after a join: above every page's, so that words typed at the old end come to stand before them. */
export const JOIN_SENTINEL_CLIENT = SPLIT_SENTINEL_CLIENT - 1;
/** Origin of the server's own transactions. */
export const BY_SERVER = Symbol("server");

export type DeletedRange = { readonly client: number; readonly clock: number; readonly length: number };

/** Result of one transaction on the document. */
export type Written = {
  /** The update that the document emitted; null when nothing changed. */
  readonly update: Uint8Array | null;
  readonly deleted: readonly DeletedRange[];
};

/** The server's Y.Doc of one Opinion, its words by clause kept at hand. */
export type ServerDoc = {
  readonly doc: Y.Doc;
  readonly words: () => Words;
  readonly clauseOf: (type: unknown) => ClauseId | undefined;
  readonly nextClock: (client: number) => number;
  /** True if the document holds all of an update already: its characters and its deletions. */
  readonly has: (update: Uint8Array) => boolean;
  /** Applies what the gate let pass. Throws when something stays pending: that is a bug of the gate. */
  readonly apply: (update: Uint8Array) => Written;
  /** All that is applied meanwhile by `applyKey` is one transaction: most of what a key costs Yjs is its transaction. */
  readonly together: (apply: () => void) => void;
  /** Applies a usual key, within `together`. Throws when something stays pending: that is a bug of the gate. */
  readonly applyKey: (update: Uint8Array) => void;
  /** Carries out the server's own edits in one transaction, run by run under the run's client id. */
  readonly write: (edits: readonly Edit[]) => Written;
  /** Loads committed updates, all in one transaction; `state` is a checkpoint's, loaded before them (V2). */
  readonly load: (updates: readonly Uint8Array[], state?: Uint8Array) => void;
  /** The whole document, for a checkpoint (V2). */
  readonly state: () => Uint8Array;
  /** Place of a character now, or before it was deleted. */
  readonly placeOf: (
    id: CharId,
    side: { readonly after: boolean },
  ) => { readonly clauseId: ClauseId; readonly at: number } | null;
  readonly isLive: (id: CharId) => boolean;
  /** Living runs of a range of characters. */
  readonly liveRuns: (id: CharId, length: number) => readonly WordRun[];
};

export function openServerDoc(): ServerDoc {
  const doc = new Y.Doc({ gc: true });
  doc.clientID = SERVER_CLIENT;
  const words = new Map<ClauseId, readonly WordRun[]>();
  const clauses = new Map<unknown, ClauseId>();
  /** Texts that changed since they were read: a busy room is asked for its words less often than it gets some. */
  const changed = new Set<Y.XmlText>();

  const adopt = (name: string): void => {
    const id = clauseId(name);
    const text = rootText(doc, id);
    if (text === null) return;
    clauses.set(text, id);
    words.set(id, readRuns(text));
  };

  let deleted: DeletedRange[] = [];
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    for (const type of transaction.changed.keys()) {
      if (clauses.has(type)) changed.add(type as unknown as Y.XmlText);
    }
    for (const [client, ranges] of transaction.deleteSet.clients) {
      for (const { clock, len } of ranges) deleted.push({ client, clock, length: len });
    }
  });

  const collect = (change: () => void): Written => {
    let emitted: Uint8Array | null = null;
    const note = (update: Uint8Array): void => void (emitted = update);
    deleted = [];
    // Yjs writes an update only where somebody listens: keys taken together are known already.
    doc.on("update", note);
    try {
      change();
    } finally {
      doc.off("update", note);
    }
    return { update: emitted, deleted };
  };

  const nothingPends = (): void => {
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      throw new Error("an update that passed the gate left something pending");
    }
  };

  return {
    doc,
    words: () => {
      for (const text of changed) words.set(clauses.get(text)!, readRuns(text));
      changed.clear();
      return new Map(words);
    },
    clauseOf: (type) => clauses.get(type),
    nextClock: (client) => Y.getState(doc.store, client),
    has: (update) => {
      const { structs, ds } = Y.decodeUpdate(update);
      return (
        structs.every(({ id, length }) => id.clock + length <= Y.getState(doc.store, id.client)) &&
        [...ds.clients].every(([client, ranges]) =>
          ranges.every(({ clock, len }) => isDeleted(doc, { client, clock, length: len })),
        )
      );
    },
    apply: (update) => {
      const written = collect(() => Y.applyUpdate(doc, update, "client"));
      nothingPends();
      return written;
    },
    together: (apply) => Y.transact(doc, apply, "client", false),
    applyKey: (update) => {
      Y.applyUpdate(doc, update, "client");
      nothingPends();
    },
    write: (edits) =>
      collect(() =>
        doc.transact(() => {
          for (const edit of edits) writeEdit(doc, edit);
          for (const edit of edits) adopt(edit.clauseId);
        }, BY_SERVER),
      ),
    state: () => Y.encodeStateAsUpdateV2(doc),
    load: (updates, state) => {
      // Yjs takes a new id when it reads structs under its own: so it gets its own after reading.
      doc.clientID = 0;
      doc.transact(() => {
        if (state !== undefined) Y.applyUpdateV2(doc, state, BY_SERVER);
        for (const update of updates) Y.applyUpdate(doc, update, BY_SERVER);
      }, BY_SERVER);
      doc.clientID = SERVER_CLIENT;
      for (const name of doc.share.keys()) adopt(name);
    },
    placeOf: (id, { after }) => {
      const position = Y.createRelativePositionFromJSON({ item: id, assoc: after ? -1 : 0 });
      const place = Y.createAbsolutePositionFromRelativePosition(position, doc);
      const clause = clauses.get(place?.type);
      return place === null || clause === undefined ? null : { clauseId: clause, at: place.index };
    },
    isLive: (id) => !Y.getItem(doc.store, Y.createID(id.client, id.clock)).deleted,
    liveRuns: ({ client, clock }, length) => {
      const runs: WordRun[] = [];
      const items = doc.store.clients.get(client) ?? [];
      for (let i = Y.findIndexSS(items, clock); i < items.length; i++) {
        const item = items[i]!;
        if (item.id.clock >= clock + length) break;
        if (item.deleted || !(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) continue;
        const start = Math.max(clock, item.id.clock);
        const end = Math.min(clock + length, item.id.clock + item.length);
        const text = item.content.str.slice(start - item.id.clock, end - item.id.clock);
        runs.push({ text, client, clock: start });
      }
      return runs;
    },
  };
}

function isDeleted(doc: Y.Doc, { client, clock, length }: DeletedRange): boolean {
  const items = doc.store.clients.get(client) ?? [];
  if (clock + length > Y.getState(doc.store, client)) return false;
  for (let i = Y.findIndexSS(items, clock); i < items.length && items[i]!.id.clock < clock + length; i++) {
    if (!items[i]!.deleted) return false;
  }
  return true;
}

function writeEdit(doc: Y.Doc, edit: Edit): void {
  if (edit.kind === "makeRoot") {
    const paragraph = new Y.XmlElement("paragraph");
    doc.getXmlFragment(edit.clauseId).insert(0, [paragraph]);
    paragraph.insert(0, [new Y.XmlText()]);
  }
  const text = rootText(doc, edit.clauseId);
  if (text === null) throw new Error(`no root ${edit.clauseId}`);
  if (edit.kind === "delete") {
    const toTheEnd = edit.at + edit.length === text.length;
    text.delete(edit.at, edit.length);
    if (toTheEnd) writeSign(doc, text, SPLIT_SENTINEL_CLIENT);
    return;
  }
  let at = edit.kind === "insert" ? edit.at : 0;
  // Text that a page types at the end of a clause while another is joined to it belongs before the other's words.
  if (edit.kind === "insert" && at === text.length) writeSign(doc, text, JOIN_SENTINEL_CLIENT);
  try {
    for (const run of edit.runs) {
      if (Y.getState(doc.store, run.client) !== run.clock) {
        throw new Error(`client ${run.client} is at another clock than decided`);
      }
      // A transaction takes the id of each new item from here: authorship is read from it ever after.
      doc.clientID = run.client;
      text.insert(at, run.text);
      at += run.text.length;
    }
  } finally {
    doc.clientID = SERVER_CLIENT;
  }
}

/**
 * A sign that is deleted as soon as it is written. Yjs puts new words behind deleted ones, so what is typed at the
 * end of a clause that was split would stand beside the last copied character, just as late words do (rule W20).
 * A page that knows of the split types behind the sentinel instead.
 */
function writeSign(doc: Y.Doc, text: Y.XmlText, client: number): void {
  const end = text.length;
  doc.clientID = client;
  try {
    text.insert(end, "|");
    text.delete(end, 1);
  } finally {
    doc.clientID = SERVER_CLIENT;
  }
}
