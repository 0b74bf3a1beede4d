import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { CharRange } from "../../shared/clause/words.ts";
import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { unsavedText } from "./unsaved-text.ts";
import { putBackUpdate } from "./put-back.ts";

const CLAUSE = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const OTHER = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAW");

/** The server's document with two clauses, and a page's copy of it. */
function rooms(words: string): { server: Y.Doc; page: Y.Doc } {
  const server = new Y.Doc();
  server.clientID = 1;
  for (const id of [CLAUSE, OTHER]) {
    const paragraph = new Y.XmlElement("paragraph");
    server.getXmlFragment(id).insert(0, [paragraph]);
    paragraph.insert(0, [new Y.XmlText(words)]);
  }
  const page = copy(server);
  page.clientID = 100;
  return { server, page };
}
function copy(doc: Y.Doc): Y.Doc {
  const made = new Y.Doc();
  Y.applyUpdate(made, Y.encodeStateAsUpdate(doc));
  return made;
}
const text = (doc: Y.Doc, id: ClauseId = CLAUSE): Y.XmlText => rootText(doc, id)!;
const known = (doc: Y.Doc): ReadonlyMap<number, number> => new Map([[100, Y.getState(doc.store, 100)]]);
function putBack(doc: Y.Doc, words: ReturnType<typeof unsavedText>, deleted: readonly CharRange[]): void {
  const update = putBackUpdate(doc, words, { deleted });
  if (update !== null) Y.applyUpdate(doc, update);
}

describe("words that were set aside after a refusal", () => {
  test("are found clause by clause, with the character that they follow", () => {
    const { server, page } = rooms("one two");
    text(page).insert(3, " and");
    expect(unsavedText(page, { known: known(server), deleted: [] })).toEqual([
      {
        clauseId: CLAUSE,
        runs: [{ text: " and", after: afterOf(page, 3) }],
        deletes: false,
        text: "one and two",
      },
    ]);
  });
  test("go back to their place in a document that has changed meanwhile", () => {
    const { server, page } = rooms("one two");
    text(page).insert(3, " and");
    text(server).insert(0, "zero ");
    text(server).delete(6, 1);
    const fresh = copy(server);
    putBack(fresh, unsavedText(page, { known: known(fresh), deleted: [] }), []);
    expect(text(fresh).toString()).toBe("zero oe and two");
  });
  test("what the server has already is not put back a second time", () => {
    const { server, page } = rooms("one");
    text(page).insert(3, " two");
    Y.applyUpdate(server, Y.encodeStateAsUpdate(page));
    text(page).insert(7, " three");
    const fresh = copy(server);
    const words = unsavedText(page, { known: known(fresh), deleted: [] });
    expect(words.map((one) => one.runs.map((run) => run.text))).toEqual([[" three"]]);
    putBack(fresh, words, []);
    expect(text(fresh).toString()).toBe("one two three");
  });
  test("words of an earlier page that were merged into this one are its author's own, too", () => {
    const { server, page } = rooms("one");
    const earlier = copy(server);
    earlier.clientID = 99;
    text(earlier).insert(3, " two");
    Y.applyUpdate(page, Y.encodeStateAsUpdate(earlier));
    text(page).insert(7, " three");
    const both = new Map([...known(server), [99, 0]]);
    const words = unsavedText(page, { known: both, deleted: [] });
    expect(words.map((one) => one.runs.map((run) => run.text))).toEqual([[" two three"]]);
    putBack(server, words, []);
    expect(text(server).toString()).toBe("one two three");
  });
  test("text put back has its own id: putting it back twice is once, and later typing stays", () => {
    const { server, page } = rooms("one");
    text(page).insert(3, " two");
    const fresh = copy(server);
    fresh.clientID = 100_000;
    const update = putBackUpdate(fresh, unsavedText(page, { known: known(fresh), deleted: [] }), {
      deleted: [],
    });
    text(fresh).insert(0, "zero ");
    Y.applyUpdate(fresh, update!);
    Y.applyUpdate(fresh, update!);
    expect(text(fresh).toString()).toBe("zero one two");
  });
  test("deletions are done again where their characters still stand", () => {
    const { server, page } = rooms("one two three");
    let deleted: (readonly [number, number, number])[] = [];
    page.on("update", (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      deleted = [...transaction.deleteSet.clients].flatMap(([client, ranges]) =>
        ranges.map(({ clock, len }) => [client, clock, len] as const),
      );
    });
    text(page).delete(4, 4);
    text(server).insert(0, "> ");
    const fresh = copy(server);
    const words = unsavedText(page, { known: known(fresh), deleted });
    expect(words.map(({ clauseId: id, deletes, runs }) => [id, deletes, runs])).toEqual([[CLAUSE, true, []]]);
    putBack(fresh, words, deleted);
    expect([text(fresh).toString(), text(fresh, OTHER).toString()]).toEqual(["> one three", "one two three"]);
  });
});

/** The id of the character before an offset. */
function afterOf(doc: Y.Doc, offset: number): Y.ID {
  let at = 0;
  for (let item = text(doc)._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (at + item.length >= offset) return Y.createID(item.id.client, item.id.clock + offset - at - 1);
    at += item.length;
  }
  throw new Error("no such offset");
}
