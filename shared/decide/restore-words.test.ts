import { expect, test } from "vitest";
import { authorOf, openTestRoom, PEOPLE } from "../testing/room.ts";

/** A clause that two delegations wrote, its settled state, and what came after. */
function drafted() {
  const room = openTestRoom();
  const lead = room.as("lead");
  const [id] = lead.write("operative that all");
  room.as("aaa").type(id!, 5, "ICTs serve ");
  room.as("bbb").type(id!, 19, " people");
  lead.settle(id!);
  const { seq } = room.opinion();
  return { room, lead, id: id!, seq };
}

test("J13 earlier words are written anew under their authors; words still there are left", () => {
  const { room, lead, id, seq } = drafted();
  lead.erase(id, 0, 16);
  const stands = room.words().get(id)!;
  expect(room.text(id)).toBe("all people");
  room.as("hhh").must({ type: "restoreWords", clauseId: id, seq, hash: room.hash(id) });
  expect(room.text(id)).toBe("that ICTs serve all people");
  const runs = room.words().get(id)!;
  expect(runs.slice(-stands.length)).toEqual(stands);
  const authors = runs.map(({ client, text }) => [authorOf(client), text]);
  expect(authors).toContainEqual([PEOPLE.aaa.id, "ICTs serve "]);
  expect(authors.some(([author]) => author === PEOPLE.hhh.id)).toBe(false);
  expect(room.entries().at(-1)).toMatchObject({ type: "wordsRestored", clauseId: id, from: seq });
});

test("J13 a mark that was made on these words holds again, and one on others is void", () => {
  const { room, lead, id, seq } = drafted();
  lead.mark(id);
  lead.erase(id, 0, 5);
  expect(room.state(id)).toBe("void");
  lead.must({ type: "restoreWords", clauseId: id, seq, hash: room.hash(id) });
  expect(room.state(id)).toBe("adReferendum");
});

test("J7 those who may type restore text as seen, the leads also in a locked clause", () => {
  const { room, lead, id, seq } = drafted();
  lead.erase(id, 0, 5);
  const hash = room.hash(id);
  expect(room.as("follower").ask({ type: "restoreWords", clauseId: id, seq, hash })).toBe("notYourRole");
  lead.lock(id);
  expect(room.as("aaa").ask({ type: "restoreWords", clauseId: id, seq, hash })).toBe("clauseLocked");
  expect(lead.ask({ type: "restoreWords", clauseId: id, seq, hash: "0".repeat(64) })).toBe("wordsChanged");
  expect(lead.ask({ type: "restoreWords", clauseId: id, seq: 1, hash })).toBe("noSuchPlace");
  expect(lead.ask({ type: "restoreWords", clauseId: id, seq, hash })).toBe("done");
  expect(lead.ask({ type: "restoreWords", clauseId: id, seq, hash: room.hash(id) })).toBe("nothingToDo");
});

test("J6 J13 a bracket that stands is not taken away, and the past is left as it was", () => {
  const { room, lead, id, seq } = drafted();
  room.as("aaa").must({ type: "raiseBracket", clauseId: id, from: 5, to: 9, hash: room.hash(id) });
  const entries = room.entries().slice();
  const asked = { type: "restoreWords", clauseId: id, seq } as const;
  expect(lead.ask({ ...asked, hash: room.hash(id) })).toBe("bracketStands");
  expect(room.entries()).toEqual(entries);
  const { seq: bracketed } = room.opinion();
  lead.erase(id, 0, 5);
  expect(lead.ask({ ...asked, seq: bracketed, hash: room.hash(id) })).toBe("done");
  expect(room.text(id)).toBe("that [ICTs] serve all people");
  expect(room.entries().slice(0, entries.length)).toEqual(entries);
});
