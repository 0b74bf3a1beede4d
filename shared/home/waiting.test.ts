import { expect, test } from "vitest";
import { clauseId, groupId, opinionId } from "../ids.ts";
import type { NoticeKind } from "../notices/notice.ts";
import type { ToldNotice } from "../notices/told-notice.ts";
import { mattersFor } from "./waiting.ts";

const ONE = opinionId("01ARZ3NDEKTSV4RRFFQ69G5FA1");
const TWO = opinionId("01ARZ3NDEKTSV4RRFFQ69G5FA2");
const A = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAA");
const B = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAB");

let n = 0;
/** Newest last here; a page gets them newest first. */
const notice = (kind: NoticeKind, more: Partial<ToldNotice> & { on?: typeof A } = {}): ToldNotice => {
  const { on = null, ...rest } = more;
  n += 1;
  return {
    n,
    opinionId: ONE,
    seq: n,
    at: n,
    kind,
    who: null,
    groupId: groupId("space"),
    clause: on === null ? null : { id: on, kind: "operative", number: "1", verb: "invites" },
    about: "",
    more: 0,
    isSeen: false,
    ...rest,
  };
};
const waiting = (notices: readonly ToldNotice[], opinions: Parameters<typeof mattersFor>[1] = []) =>
  mattersFor(notices.toReversed(), opinions).map(({ topic, act, notices: of }) =>
    [topic, act, of.map(({ kind }) => kind).join("+")].filter(Boolean).join(" "),
  );

test("A69 what asks for an act stands before what only tells, newest first", () => {
  expect(
    waiting([
      notice("proposalAccepted", { on: A }),
      notice("huddleCalled", { on: B }),
      notice("meetingOpened"),
      notice("coSponsorAsked", { on: B }),
      notice("baseText", { isSeen: true }),
    ]),
  ).toEqual(["proposal answer coSponsorAsked", "group join huddleCalled", "proposal see proposalAccepted"]);
});

test("A69 notices of one subject at one place are one matter, and its act stays awaited", () => {
  expect(
    waiting([
      notice("comment", { on: A }),
      notice("reply", { on: A }),
      notice("comment", { on: B }),
      notice("huddleCalled", { on: A }),
      notice("huddleExtended", { on: A }),
    ]),
  ).toEqual([
    "group join huddleExtended+huddleCalled",
    "comment answer comment",
    "comment answer reply+comment",
  ]);
});

test("A69 a question on an objection waits until it is answered, seen or not", () => {
  const asked = [
    notice("objectionAsked", { on: A, isSeen: true }),
    notice("objectionAsked", { on: B }),
    notice("proposalDeclined", { on: A }),
  ];
  expect(waiting(asked, [{ id: ONE, questions: 2 }])).toEqual([
    "objection answer objectionAsked",
    "objection answer objectionAsked",
    "proposal see proposalDeclined",
  ]);
  // The newest is asked about; an answered one is gone.
  expect(mattersFor(asked.toReversed(), [{ id: ONE, questions: 1 }])[0]?.notices[0]?.clause?.id).toBe(B);
  expect(waiting(asked, [{ id: ONE }])).toEqual(["proposal see proposalDeclined"]);
  // Its notice may be older than those that were read.
  expect(waiting([], [{ id: TWO, questions: 1 }])).toEqual(["objection answer"]);
});
