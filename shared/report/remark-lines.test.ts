import { expect, test } from "vitest";
import type { Pending } from "../clause/pending.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { openTestRoom, PEOPLE } from "../testing/room.ts";
import { consultedLines, remarkLines } from "./remark-lines.ts";
import { firstFields } from "../forum/report-fields.ts";
import type { Report } from "./report.ts";
import { reportText } from "./report-text.ts";

const [AAA, BBB] = [PEOPLE.aaa.delegationId!, PEOPLE.bbb.delegationId!];

/** Marked pending AAA and its neighbour, with BBB's reservation; the third goes forward though AAA cannot accept it. */
const negotiated = () => {
  const room = openTestRoom();
  const lead = room.as("lead");
  const [, one, two, three] = lead.write(
    "verb invites",
    "operative to share",
    "operative to act",
    "operative to pay",
  );
  const take = (
    who: "aaa" | "bbb",
    on: typeof one,
    position: "reservation" | "cannotAccept",
    reason: string,
  ) =>
    room.as(who).must({
      type: "takePosition",
      subject: { clauseId: on! },
      position,
      reason,
      hash: room.hash(on!),
    });
  take("bbb", one, "reservation", "no new cost");
  take("aaa", three, "cannotAccept", "who pays?");
  const pending: Pending[] = [{ delegationId: AAA }, { clauseId: two! }];
  lead.must({ type: "markClause", clauseId: one!, tier: "ad-referendum", hash: room.hash(one!), pending });
  lead.must({ type: "sendForward", clauseId: three!, reason: "time", hash: room.hash(three!) });
  return { room, one: one!, three: three! };
};

const reportOf = (room: ReturnType<typeof openTestRoom>, language: "en" | "zh" = "en"): Report => ({
  preset: wtpf26,
  language,
  at: 0,
  fields: firstFields(wtpf26),
  documentNumber: "",
  contributions: [],
  beside: [],
  categories: [],
  opinions: [room.document()],
  delegations: [
    { id: AAA, symbol: "AA", name: "Delegation AAA" },
    { id: BBB, symbol: "BB", name: "Delegation BBB" },
  ],
  fingerprint: "",
});

test("C20 C40 the report names what agreements wait for, reservations and unagreed texts", () => {
  const { room } = negotiated();
  expect(remarkLines(room.document(), reportOf(room))).toEqual([
    "invites 1: agreed pending AA",
    "invites 1: agreed pending invites 2",
    "invites 1: reservation of BB: “no new cost”",
    "invites 3: AA cannot accept: “who pays?”",
    "invites 3: not agreed; goes forward though AA cannot accept: “time”",
  ]);
  expect(remarkLines(room.document(), reportOf(room, "zh"))).toEqual([
    "invites 1：已商定，待AA确认",
    "invites 1：已商定，取决于invites 2",
    "invites 1：BB的保留：“no new cost”",
    "invites 3：AA不能接受：“who pays?”",
    "invites 3：未商定；在AA不能接受的情况下提交：“time”",
  ]);
  const section = reportText(reportOf(room)).sections[4];
  expect(section?.blocks.map(({ kind }) => kind)).toEqual(["sentence", "list"]);
});

test("C20 lifted or changed remarks, and those to the lead, are left out; none is said so", () => {
  const { room, one, three } = negotiated();
  room.as("aaa").must({ type: "liftPending", clauseId: one, pending: { delegationId: AAA } });
  room.as("bbb").type(three, 0, "not ");
  expect(room.document().remarks.map(({ kind }) => kind)).toEqual([
    "pendingClause",
    "reservation",
    "unansweredObjection",
  ]);
  expect(remarkLines(room.document(), reportOf(room))).toHaveLength(2);
  const [told3] = consultedLines(room.document(), reportOf(room), "unansweredObjection");
  expect(told3).toMatch(/^invites 3: AA could not accept the text of .*, not answered yet: “who pays\?”$/u);
  room.as("aaa").must({ type: "withdrawPosition", subject: { clauseId: three } });
  room.as("bbb").type(one, 0, "not ");
  const hash = room.hash(one);
  const told = { type: "takePosition", position: "reservation", reason: "between us", to: "lead" } as const;
  room.as("aaa").must({ ...told, subject: { clauseId: one }, hash });
  room.as("lead").mark(one);
  expect(room.document().remarks).toEqual([]);
  expect(reportText(reportOf(room)).sections[4]?.blocks).toEqual([
    { kind: "sentence", text: "None recorded." },
  ]);
});
