import type { AuthorId, GroupId } from "../../shared/ids.ts";
import type { DraftOf } from "../../shared/negotiation/draft.ts";
import { seesDraft } from "../../shared/negotiation/draft-rights.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import type { RoomConnection } from "../broadcast/room-connection.ts";
import type { Ending } from "../broadcast/broadcaster.ts";
import type { RoomForum } from "./room-forum.ts";

const NO_LONGER_HERE: Ending = { code: CLOSE.signedOut, why: "you no longer take part" };
const NO_LONGER_THERE: Ending = { code: CLOSE.unknown, why: "there is no such Opinion" };
const AS_ANOTHER: Ending = {
  code: CLOSE.refused,
  why: "foreignClient: you take part as another from now on; start a fresh document",
  notice: { reason: "foreignClient", message: "You take part as another from now on." },
};

/** Tells who may be in a room, and why a connection ends. */
export function openMembership(
  forum: RoomForum,
  { draftOf, groupId }: { readonly draftOf: DraftOf | null; readonly groupId: GroupId },
) {
  const isThereFor = (reader: Participant): boolean =>
    draftOf === null || seesDraft(draftOf, groupId, reader);
  /** The author of each connection: nobody else types under its client ids, not even the same person as another author. */
  const cameAs = new WeakMap<RoomConnection, AuthorId>();
  /** Why a connection ends; null: it goes on. */
  const endOf = (connection: RoomConnection): Ending | null => {
    const participant = forum.participant(connection.user);
    if (participant === null) return NO_LONGER_HERE;
    if (!isThereFor(participant)) return NO_LONGER_THERE;
    return (cameAs.get(connection) ?? forum.authorAt(connection.user)) === forum.authorAt(connection.user)
      ? null
      : AS_ANOTHER;
  };
  return {
    isThereFor,
    endOf,
    came: (connection: RoomConnection): void => void cameAs.set(connection, forum.authorAt(connection.user)),
  };
}
