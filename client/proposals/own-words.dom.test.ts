import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { userId } from "../../shared/ids.ts";
import { readProposal } from "../offline-store/proposal-draft.ts";
import { TYPED } from "../room/typed.ts";
import { openOwnWords, type OwnWords } from "./own-words.ts";

const person = userId("0".repeat(26));
const BASE = "that voluntary practice helps";
const begun = { kind: "change", changed: BASE, base: BASE, added: "", reason: "" } as const;

beforeEach(() => localStorage.clear());

test("V27 a suggestion follows its clause, with undo and caret as they were", () => {
  const own = openOwnWords({ person, place: "p", begun });
  const text = own.text("change");
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([TYPED]) });
  text.doc!.transact(() => text.insert(5, "all "), TYPED);
  const caret = Y.createRelativePositionFromTypeIndex(text, 9);
  own.follow(`${BASE} today`);
  expect(own.now()).toMatchObject({
    draft: { changed: `that all voluntary practice helps today`, base: `${BASE} today` },
    hasFollowed: true,
  });
  expect(Y.createAbsolutePositionFromRelativePosition(caret, text.doc!)?.index).toBe(9);
  undo.undo();
  expect(text.toString()).toBe(`${BASE} today`);
});

test("V27 where both changed the same words the suggestion stays as it was written", () => {
  const own = openOwnWords({ person, place: "p", begun });
  own.text("change").delete(5, "voluntary".length);
  own.follow(BASE.replace("voluntary", "binding"));
  expect(own.now()).toMatchObject({
    draft: { changed: "that  practice helps", base: BASE },
    hasFollowed: false,
  });
});

test("V27 an untouched suggestion is the clause as it is now, and says nothing of it", () => {
  const own = openOwnWords({ person, place: "p", begun });
  own.follow("other words altogether");
  expect(own.now().draft.changed).toBe("other words altogether");
  expect(own.now().hasFollowed).toBe(false);
});

test("V28 each key is kept on the device, and nothing once it was sent", () => {
  const own = openOwnWords({ person, place: "p", begun });
  own.text("change").insert(0, "so ");
  own.text("add").insert(0, "another clause");
  expect(readProposal(person, "p")).toMatchObject({ changed: `so ${BASE}`, added: "another clause" });
  own.forget();
  own.text("change").insert(0, "late ");
  expect(readProposal(person, "p")).toBeNull();
});

test("V28 what was begun in the same place before the answer stays on the device", () => {
  const sent = openOwnWords({ person, place: "p", begun });
  sent.text("add").insert(0, "another clause");
  const next = openOwnWords({ person, place: "p", begun });
  next.text("change").insert(0, "so ");
  sent.forget();
  expect(readProposal(person, "p")).toMatchObject({ changed: `so ${BASE}` });
  next.forget();
  expect(readProposal(person, "p")).toBeNull();
});

test("V28 two tabs of one person write one text and lose no word", () => {
  const [here, there] = [1, 2].map(() => openOwnWords({ person, place: "p", begun })) as [OwnWords, OwnWords];
  const stop = here.subscribe(() => {});
  there.text("change").insert(0, "so ");
  there.text("add").insert(0, "another clause");
  const key = `concord.proposal.${person}.p`;
  // As a browser tells its other tabs.
  const told = (): boolean => dispatchEvent(new StorageEvent("storage", { key }));
  // Written otherwise, so that an echo would show.
  const kept = JSON.stringify(JSON.parse(localStorage.getItem(key)!), null, 1);
  localStorage.setItem(key, kept);
  told();
  expect(here.now().draft).toMatchObject({ changed: `so ${BASE}`, added: "another clause" });
  expect(localStorage.getItem(key)).toBe(kept);
  here.text("change").insert(3, "far ");
  expect(readProposal(person, "p")).toMatchObject({ changed: `so far ${BASE}`, added: "another clause" });
  // Sent from the other tab: what was written here since stays.
  there.forget();
  told();
  expect(here.text("change").toString()).toBe(`so far ${BASE}`);
  stop();
});
