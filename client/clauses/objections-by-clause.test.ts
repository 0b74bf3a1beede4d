import { expect, test } from "vitest";
import { openTestRoom } from "../../shared/testing/room.ts";
import { openObjectionSigns } from "./objections-by-clause.ts";

test("C29 the margin tells standing objections from unanswered; its list rests if none changed", () => {
  const room = openTestRoom();
  const [, act, other] = room.as("lead").write("verb invites", "operative to act", "operative to thank");
  if (act === undefined || other === undefined) throw new Error("nothing was written");
  room.as("aaa").must({
    type: "takePosition",
    subject: { clauseId: act },
    position: "cannotAccept",
    hash: room.hash(act),
  });
  const signsOf = openObjectionSigns();
  const now = () => {
    const ids = [act, other];
    return signsOf(
      room.opinion(),
      ids.map((id) => ({ id, hash: room.hash(id) })),
    );
  };
  const standing = now()(act);
  expect(standing).toMatchObject([{ delegationId: "AAA", unanswered: false, toLead: false }]);
  room.as("bbb").type(other, 0, "also ");
  expect(now()(act)).toBe(standing);
  expect(now()(other)).toBe(now()(other));
  expect(now()(other)).toEqual([]);
  room.as("bbb").type(act, 0, "also ");
  expect(now()(act)).toMatchObject([{ delegationId: "AAA", unanswered: true }]);
});
