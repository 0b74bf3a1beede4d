import * as Y from "yjs";
import { clauseId, type ClauseId } from "../../shared/ids.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import { refuse } from "../../shared/refusal.ts";
import { type CharRange, textOf } from "../../shared/clause/words.ts";
import type { GateView } from "../gate/gate-places.ts";
import { judge, type Judgement } from "../gate/gate.ts";
import { openMoves } from "../replay/moves.ts";
import { openServerDoc, SERVER_CLIENT } from "../replay/server-doc.ts";
import { type CharId, forge, type ForgedStruct, text } from "./forge.ts";

/** The gate with a document behind it and nothing else: three clauses, of which one is locked. */
export const OPEN = clauseId("01J00000000000000000000001");
export const OTHER = clauseId("01J00000000000000000000002");
export const LOCKED = clauseId("01J00000000000000000000003");

/** Ids of the one who types: 100-199. */
export const MINE = 101;
export const MINE_TOO = 102;
/** Another person's, bound before. */
export const THEIRS = 300;
/** The client id under which the server wrote the words that stand here. */
export const STAND_IN = 77;

const START: ReadonlyMap<ClauseId, string> = new Map([
  [OPEN, "open words"],
  [OTHER, "other words"],
  [LOCKED, "locked \u{1F600} words"],
]);

export type Desk = {
  readonly doc: Y.Doc;
  readonly view: GateView;
  /** The words as they are in the document itself, not as the server keeps them at hand. */
  readonly words: (clause: ClauseId) => string;
  /** The id of the character at an offset, living ones counted. */
  readonly charAt: (clause: ClauseId, offset: number) => CharId;
  /** The item that holds a clause's XmlText. */
  readonly textItem: (clause: ClauseId) => CharId;
  /** A client that has everything; what it types is given by its updates. */
  readonly client: (id: number) => Y.Doc;
  /** Judges and, where it passes, applies as the room does. Throws on any sign that the document was harmed. */
  readonly send: (update: Uint8Array) => Judgement;
  readonly lock: (clause: ClauseId) => void;
  /** From now on this character is the sign of a bracket that stands. */
  readonly protect: (char: CharId) => void;
  /** The last characters of the open clause are copied to the end of the other one, as a split and a join do. */
  readonly carry: (words: {
    readonly from: CharRange;
    readonly to: { readonly client: number; readonly clock: number };
    readonly text: string;
  }) => void;
};

export const typing = (doc: Y.Doc, clause: ClauseId): Y.XmlText => {
  const found = rootText(doc, clause);
  if (found === null) throw new Error(`no root ${clause}`);
  return found;
};

/** The updates that a client's document emits while something is done to it, merged. */
export function updateOf(doc: Y.Doc, act: () => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  doc.on("update", keep);
  act();
  doc.off("update", keep);
  return Y.mergeUpdates(updates);
}

export function openDesk(): Desk {
  const serverDoc = openServerDoc();
  /** A reader that gets only what the server's document emits. */
  const reader = new Y.Doc();
  const locked = new Set<ClauseId>([LOCKED]);
  const signs: CharId[] = [];
  const moves = openMoves();
  serverDoc.doc.on("update", (update: Uint8Array) => Y.applyUpdate(reader, update));
  let clock = 0;
  serverDoc.write(
    [...START].map(([clause, words]) => {
      const run = { text: words, client: STAND_IN, clock };
      clock += words.length;
      return { kind: "makeRoot", clauseId: clause, runs: [run] };
    }),
  );
  const mayType: GateView["mayType"] = (clause) =>
    locked.has(clause) ? refuse("clauseLocked", "The clause is locked.").refusal : null;
  const view: GateView = {
    doc: serverDoc.doc,
    clauseOf: serverDoc.clauseOf,
    mayType,
    mayTypeAsItStood: mayType,
    ownsClient: (client) => client >= 100 && client < 200,
    moves,
    // The one who types never knows of a copying.
    knows: () => false,
    isRemoved: () => false,
    isProtected: ({ client, clock, length }) =>
      signs.some(([of, at]) => of === client && clock <= at && at < clock + length),
  };
  const wordsIn = (doc: Y.Doc, clause: ClauseId): string => textOf(readRuns(typing(doc, clause)));

  const send: Desk["send"] = (update) => {
    const before = [...START.keys()].map((clause) => [clause, wordsIn(serverDoc.doc, clause)] as const);
    const judgement = judge(view, update);
    if (judgement.kind === "pass") serverDoc.apply(judgement.update);
    for (const [clause, words] of before) {
      const now = wordsIn(serverDoc.doc, clause);
      if (now !== words && (judgement.kind !== "pass" || locked.has(clause))) {
        throw new Error(`"${words}" became "${now}" though ${judgement.kind}`);
      }
      if (now !== wordsIn(reader, clause))
        throw new Error("the server's words are not what its readers have");
      if (now !== textOf(serverDoc.words().get(clause) ?? []))
        throw new Error("the words at hand are not the document's");
    }
    const { pendingStructs, pendingDs } = serverDoc.doc.store;
    if (pendingStructs !== null || pendingDs !== null) throw new Error("something stays pending");
    const roots = [...serverDoc.doc.share.keys()].filter((name) => !START.has(clauseId(name)));
    if (roots.length > 0) throw new Error(`new roots: ${roots.join()}`);
    return judgement;
  };

  return {
    doc: serverDoc.doc,
    view,
    words: (clause) => wordsIn(serverDoc.doc, clause),
    charAt: (clause, offset) => {
      let from = 0;
      for (const run of readRuns(typing(serverDoc.doc, clause))) {
        if (offset < from + run.text.length) return [run.client, run.clock + offset - from];
        from += run.text.length;
      }
      throw new Error("no character there");
    },
    textItem: (clause) => {
      const id = typing(serverDoc.doc, clause)._item!.id;
      if (id.client !== SERVER_CLIENT) throw new Error("a text that the server did not make");
      return [id.client, id.clock];
    },
    client: (id) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(serverDoc.doc));
      doc.clientID = id;
      return doc;
    },
    send,
    lock: (clause) => void locked.add(clause),
    protect: (char) => void signs.push(char),
    carry: ({ from, to, text: copied }) => {
      const at = wordsIn(serverDoc.doc, OPEN).length - copied.length;
      serverDoc.write([
        { kind: "delete", clauseId: OPEN, at, length: copied.length },
        {
          kind: "insert",
          clauseId: OTHER,
          at: wordsIn(serverDoc.doc, OTHER).length,
          runs: [{ text: copied, ...to }],
        },
      ]);
      moves.add([{ from, to: [to.client, to.clock] }]);
    },
  };
}

export type Case = {
  readonly title: string;
  readonly why: string;
  readonly update: (desk: Desk) => Uint8Array;
};

/** One struct of mine behind the first character of the open clause. */
export const mine = (desk: Desk, struct: Partial<Extract<ForgedStruct, { content: unknown }>>): Uint8Array =>
  forge([
    {
      client: MINE,
      clock: 0,
      structs: [{ content: text("x"), origin: desk.charAt(OPEN, 0), ...struct }],
    },
  ]);

export const inText = (
  desk: Desk,
  content: Extract<ForgedStruct, { content: unknown }>["content"],
): Uint8Array => mine(desk, { content });

export const outcome = (judgement: ReturnType<Desk["send"]>): string =>
  judgement.kind === "refused" ? judgement.refusal.reason : judgement.kind;
