import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { GroupId, OpinionId } from "../../shared/ids.ts";
import type { Counts } from "../../shared/document/opinion-document.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import { Quarantined } from "./quarantine.ts";
import type { RoomView } from "./room-view.ts";
import type { Rooms } from "./rooms.ts";

/** An Opinion as a reader may have it (absent: as all may), `quarantined` where its rows cannot be read, null where it is not there. */
export async function viewOrClosed(
  rooms: Rooms,
  id: OpinionId,
  reader?: Participant,
): Promise<RoomView | "quarantined" | null> {
  try {
    return (await (await rooms.get(id))?.view(reader)) ?? null;
  } catch (error) {
    if (error instanceof Quarantined) return "quarantined";
    throw error;
  }
}

type ListedOpinion = Omit<ForumView["groups"][number]["opinions"][number], "windows"> & {
  readonly groupId: GroupId;
};

const NO_COUNTS: Counts = {
  agreed: 0,
  adReferendum: 0,
  open: 0,
  void: 0,
  brackets: 0,
  alternatives: 0,
  parked: 0,
};

/** Lists an Opinion whose rows cannot be read: it is there, under the name that its group gave it. */
export function closedOpinion(
  preset: Preset,
  { id, groupId }: { readonly id: OpinionId; readonly groupId: GroupId },
): ListedOpinion {
  const opinion = preset.groups.find((group) => group.id === groupId)?.opinion;
  const [number, title] = [opinion?.number ?? "", opinion?.title.en ?? ""];
  const asIs = {
    stage: "drafting",
    baseText: 0,
    sample: false,
    counts: NO_COUNTS,
    quarantined: true,
  } as const;
  return { id, groupId, number, title, ...asIs };
}
