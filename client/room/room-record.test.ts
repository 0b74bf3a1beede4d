import { expect, test } from "vitest";
import { opinionId, userId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { emptyRecord, withEntries, withNews, withTold } from "./room-record.ts";

const ID = opinionId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const entry = (seq: number, number: string): Entry => ({
  type: "opinionEdited",
  number,
  seq,
  at: seq,
  by: userId("u"),
  salt: "",
  forumSeq: 0,
  prev: "",
  hash: `h${seq}`,
});
const person = (client: number): RosterPerson => ({
  client,
  userId: userId(`u${client}`),
  symbol: "AAA",
  delegationId: null,
  role: "delegate",
});

test("entries that are known already are passed over, and hidden ones only move the head", () => {
  const once = withEntries(emptyRecord(ID), [entry(3, "4"), entry(7, "5")]);
  expect(withEntries(once, [entry(3, "9"), entry(7, "9")])).toBe(once);
  const later = withEntries(once, [{ seq: 8, prev: "", hash: "h8" }]);
  expect([later.opinion.number, later.opinion.seq, later.seq, later.head, later.entries.length]).toEqual([
    "5",
    7,
    8,
    "h8",
    2,
  ]);
});

test("Q3 an entry told before a frame stands in its place among the frame's entries", () => {
  const hidden = { seq: 8, prev: "", hash: "h8" };
  const frame = [entry(7, "4"), hidden, entry(9, "6")];
  expect(withTold(frame, [])).toBe(frame);
  const merged = withTold(frame, [entry(8, "5")]);
  expect(merged).toEqual([entry(7, "4"), entry(8, "5"), entry(9, "6")]);
  const record = withEntries(emptyRecord(ID), merged);
  expect(record.entries.map((one) => one.seq)).toEqual([7, 8, 9]);
  expect([record.opinion.number, record.head]).toEqual(["6", "h9"]);
});

test("the roster is by connection: who comes again replaces itself, who left is gone", () => {
  const here = withNews(emptyRecord(ID), { people: [person(1), person(2)] });
  expect(withNews(here, { people: [person(2)], left: [1] }).people.map((one) => one.client)).toEqual([2]);
  expect(withNews(here, { people: [person(3)], left: [3] }).people.map((one) => one.client)).toEqual([1, 2]);
});

test("a day of frames costs no more a frame than the first: what only grows grows in place", () => {
  const record = emptyRecord(ID);
  const author = (client: number) => ({ client, delegationId: null, office: "chair" });
  const deletion = (clock: number) => ({ client: 5, clock, length: 1, delegationId: null, office: "chair" });
  expect(withNews(record, { authors: [author(5)], deletions: [deletion(3)] })).toBe(record);
  withNews(record, { deletions: [deletion(9), deletion(4)] });
  expect([record.authors.get(5), record.deletions.at(5, 4), record.deletions.at(5, 5)]).toEqual([
    author(5),
    deletion(4),
    undefined,
  ]);
});

test("that the disk is full holds until it is said to be over", () => {
  const full = withNews(emptyRecord(ID), { readOnly: true });
  expect([full.readOnly, withNews(full, { people: [person(1)] }).readOnly]).toEqual([true, true]);
  expect(withNews(full, { readOnly: false }).readOnly).toBe(false);
});
