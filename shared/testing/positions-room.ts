import type { ClauseId } from "../ids.ts";
import type { PositionKind } from "../negotiation/position.ts";
import { OPEN_RULES, openTestRoom } from "./room.ts";

/** A text of two operative paragraphs, on which delegations take positions and the leads mark. */
export const openPositionsRoom = (rules = OPEN_RULES) => {
  const room = openTestRoom({ rules });
  const [verb, share, act] = room
    .as("lead")
    .write("verb invites", "operative to share spectrum", "operative to act");
  const says = (
    who: "aaa" | "bbb" | "hhh",
    position: PositionKind,
    { on = act!, reason = "", to = "room" }: { on?: ClauseId; reason?: string; to?: "room" | "lead" } = {},
  ) =>
    room.as(who).must({
      type: "takePosition",
      subject: { clauseId: on },
      position,
      hash: room.hash(on),
      to,
      ...(reason === "" ? {} : { reason }),
    });
  /** Without a reason, so that it is refused where something stands in the way. */
  const mark = (on: ClauseId, tier: "ad-referendum" | "agreed" = "ad-referendum") =>
    ({ type: "markClause", clauseId: on, tier, hash: room.hash(on) }) as const;
  return {
    room,
    lead: room.as("lead"),
    chair: room.as("chair"),
    verb: verb!,
    share: share!,
    act: act!,
    says,
    mark,
  };
};
