import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { clauseId } from "../../shared/ids.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import { authorOf, openTestRoom } from "../../shared/testing/room.ts";
import { perform, steps } from "../../shared/testing/steps.ts";
import { type Edit, textOf } from "../../shared/clause/words.ts";
import { openServerDoc, SERVER_CLIENT, type ServerDoc } from "./server-doc.ts";

const EDITOR = 100;

/** A page that types: its own document, in step with the server's, with the id of the person who types. */
function openPage(serverDoc: ServerDoc, client: number): { readonly type: (edit: Edit) => Uint8Array } {
  const doc = new Y.Doc();
  return {
    type: (edit) => {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(serverDoc.doc, Y.encodeStateVector(doc)));
      doc.clientID = client;
      const before = Y.encodeStateVector(doc);
      const text = rootText(doc, edit.clauseId)!;
      if (edit.kind === "insert") text.insert(edit.at, textOf(edit.runs));
      if (edit.kind === "delete") text.delete(edit.at, edit.length);
      return Y.encodeStateAsUpdate(doc, before);
    },
  };
}

test("W5 edits on a real document give the same runs as on plain words, after any negotiation", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const room = openTestRoom();
      const serverDoc = openServerDoc();
      const pages = new Map<number, ReturnType<typeof openPage>>();
      const updates: Uint8Array[] = [];
      let written = 0;
      for (const step of list) {
        perform(room, step);
        for (const edits of room.transactions().slice(written)) {
          const typed = step.what === "type" || step.what === "erase" ? edits[0] : undefined;
          const client = typed?.kind === "insert" ? typed.runs[0]!.client : EDITOR;
          const page = pages.get(client) ?? openPage(serverDoc, client);
          pages.set(client, page);
          const byPage = typed !== undefined && typed.kind !== "makeRoot";
          const { update } = byPage ? serverDoc.apply(page.type(typed)) : serverDoc.write(edits);
          if (update !== null) updates.push(update);
          written += 1;
        }
        expect(serverDoc.words()).toEqual(room.words());
      }
      const again = openServerDoc();
      again.load(updates);
      expect(again.words()).toEqual(room.words());
    }),
    { numRuns: 120 },
  );
});

test("W3 the server makes a clause's root: one paragraph with one text, empty or with its words", () => {
  const serverDoc = openServerDoc();
  const id = clauseId("c");
  serverDoc.write([{ kind: "makeRoot", clauseId: id, runs: [] }]);
  expect(serverDoc.doc.getXmlFragment(id).toJSON()).toBe("<paragraph></paragraph>");
  expect(readRuns(rootText(serverDoc.doc, id)!)).toEqual([]);
  expect([...serverDoc.doc.store.clients.keys()]).toEqual([SERVER_CLIENT]);
});

test("W5 copied words stand under the server's client id for their author in the document itself", () => {
  const room = openTestRoom();
  const serverDoc = openServerDoc();
  const [item] = room.as("lead").write("operative to share ");
  room.as("aaa").type(item!, 9, "spectrum");
  const second = room.as("bbb").split(item!, 12);
  for (const edits of room.transactions()) serverDoc.write(edits);
  const runs = readRuns(rootText(serverDoc.doc, second)!);
  expect(runs.map(({ text, client }) => [text, authorOf(client)])).toEqual([["ctrum", "aaa"]]);
});

test("W5 a plan that does not fit the document throws and writes no word under a wrong id", () => {
  const serverDoc = openServerDoc();
  const runs = [{ text: "x", client: 7, clock: 3 }];
  expect(() => serverDoc.write([{ kind: "makeRoot", clauseId: clauseId("c"), runs }])).toThrow(
    "client 7 is at another clock than decided",
  );
  expect(() => serverDoc.write([{ kind: "delete", clauseId: clauseId("none"), at: 0, length: 1 }])).toThrow(
    "no root none",
  );
});
