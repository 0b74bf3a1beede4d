import { expect, test } from "vitest";
import * as Y from "yjs";
import { clauseId } from "../../shared/ids.ts";
import { cursorOf, readCursor } from "./cursor.ts";

const A = clauseId("01J00000000000000000000000");
const B = clauseId("01J00000000000000000000001");

function sheet(): { readonly doc: Y.Doc; readonly text: (clause: string) => Y.XmlText } {
  const doc = new Y.Doc();
  const texts = new Map<string, Y.XmlText>();
  for (const clause of [A, B]) {
    const paragraph = new Y.XmlElement("paragraph");
    doc.getXmlFragment(clause).insert(0, [paragraph]);
    const text = new Y.XmlText();
    paragraph.insert(0, [text]);
    texts.set(clause, text);
  }
  return { doc, text: (clause) => texts.get(clause)! };
}

test("a caret travels as the id of the character before it, and stands behind that character", () => {
  const { doc, text } = sheet();
  text(A).insert(0, "resolves to invite");
  const caret = cursorOf(text(A), A, { anchor: 8, head: 8 });
  expect(JSON.stringify(caret).length).toBeLessThan(32);
  expect(readCursor(doc, caret)).toEqual({ clause: A, anchor: 8, head: 8 });
  text(A).insert(0, "also ");
  expect(readCursor(doc, caret)).toEqual({ clause: A, anchor: 13, head: 13 });
  text(A).delete(10, 5);
  expect(readCursor(doc, caret)).toEqual({ clause: A, anchor: 10, head: 10 });
});

test("a selection has two ends, the start of a clause its id, also where it is empty", () => {
  const { doc, text } = sheet();
  text(B).insert(0, "to report");
  expect(readCursor(doc, cursorOf(text(B), B, { anchor: 9, head: 0 }))).toEqual({
    clause: B,
    anchor: 9,
    head: 0,
  });
  expect(readCursor(doc, cursorOf(text(A), A, { anchor: 0, head: 0 }))).toEqual({
    clause: A,
    anchor: 0,
    head: 0,
  });
  expect(readCursor(doc, cursorOf(text(A), A, { anchor: 5, head: 5 }))).toEqual({
    clause: A,
    anchor: 0,
    head: 0,
  });
});

test.each([
  null,
  "x",
  {},
  { a: null },
  { a: "no clause" },
  { a: [1] },
  { a: [1.5, 0] },
  { a: [77, 0] },
  { a: [77, -1] },
  { a: [1, 2 ** 40] },
  { a: A, h: B },
  { anchor: {}, head: {} },
])("a cursor of another kind of page shows nowhere: %j", (cursor) => {
  const { doc, text } = sheet();
  text(A).insert(0, "word");
  const before = doc.share.size;
  expect(readCursor(doc, cursor)).toBeNull();
  expect(doc.share.size).toBe(before);
});
