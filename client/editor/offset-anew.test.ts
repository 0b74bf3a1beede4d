import { expect, test } from "vitest";
import * as Y from "yjs";
import { clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { chanceOf } from "../../shared/testing/random-words.ts";
import { unsavedText } from "../room/unsaved-text.ts";
import { putBackUpdate } from "../room/put-back.ts";
import { offsetAnew } from "./offset-anew.ts";

const CLAUSE = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const SEEDS = 500;

const textOf = (doc: Y.Doc): Y.XmlText => rootText(doc, CLAUSE)!;
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

test("K5 the caret stays behind the author's own letter, whatever others typed meanwhile", () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const chance = chanceOf(seed);
    const server = new Y.Doc();
    const paragraph = new Y.XmlElement("paragraph");
    server.getXmlFragment(CLAUSE).insert(0, [paragraph]);
    paragraph.insert(0, [new Y.XmlText("abcdefgh")]);
    const page = copyOf(server);
    const typed = textOf(page);
    let at = chance(typed.length + 1);
    for (const letter of "0123456789") {
      // Its author takes a letter away, goes elsewhere, or types on.
      if (chance(8) === 0 && at > 0) typed.delete(--at, 1);
      if (chance(6) === 0) at = chance(typed.length + 1);
      typed.insert(at, letter);
      at += 1;
    }
    for (let n = chance(4); n > 0; n--) {
      const others = textOf(server);
      if (chance(2) === 0) others.insert(chance(others.length + 1), "xyz");
      else others.delete(chance(others.length - 1), 1);
    }
    const known = new Map([[page.clientID, 0]]);
    const own = unsavedText(page, { known, deleted: [] });
    const anew = copyOf(server);
    Y.applyUpdate(anew, putBackUpdate(anew, own, { deleted: [] })!);
    const place = offsetAnew(typed, at, textOf(anew));
    expect(textOf(anew).toString().slice(0, place).at(-1), `seed ${seed}`).toBe("9");
  }
  console.log(`${SEEDS} seeds: each caret stands behind the last letter that was typed`);
});

test("K5 a caret at the start, or behind a deleted letter, is found again", () => {
  const server = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  server.getXmlFragment(CLAUSE).insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText("one two")]);
  const page = copyOf(server);
  textOf(server).delete(2, 2);
  textOf(server).insert(0, "zero ");
  const places = [0, 3, 7].map((at) => offsetAnew(textOf(page), at, textOf(server)));
  expect(textOf(server).toString()).toBe("zero ontwo");
  expect(places).toEqual([0, 7, 10]);
});
