import type { Neighbour } from "../../shared/decide/decision-context.ts";
import { type OpinionId, opinionId } from "../../shared/ids.ts";
import type { Drafts } from "./drafts.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Room } from "./room.ts";

/** Answers an Opinion's room about its drafts, and a draft's room about its Opinion. */
export function openDrafts({
  open,
  roomAt,
}: {
  readonly open: (id: OpinionId) => Promise<Room | null>;
  /** Null where it is not open. */
  readonly roomAt: (id: OpinionId) => Room | null;
}): Drafts {
  return {
    open: async (ids) => {
      // The text that a proposal takes of its draft is on disk there: it cannot be refused afterwards.
      const ready = async (id: string): Promise<unknown> => (await open(opinionId(id)))?.beside();
      await Promise.all(ids.map((id) => ready(id).catch(() => null)));
    },
    textOf: (id) => {
      const room = roomAt(opinionId(id));
      return room === null || room.draftOf === null ? null : room.draftText();
    },
    // While its Opinion is loaded again nothing is known to have ended it: new text waits in the draft alone.
    fateOf: (draftOf, id) => roomAt(draftOf.opinionId)?.draftFate(id) ?? "open",
  };
}

/** Answers a room about other Opinions. */
export function openNeighbours(
  open: (id: OpinionId) => Promise<Room | null>,
): Neighbours & { readonly forget: (id: OpinionId) => void } {
  const known = new Map<OpinionId, Neighbour>();
  return {
    open: async (ids) => {
      for (const id of ids) {
        const room = await open(id).catch(() => null);
        if (room === null || room.draftOf !== null) known.delete(id);
        else known.set(id, await room.beside());
      }
    },
    of: (id) => known.get(id) ?? null,
    forget: (id) => void known.delete(id),
  };
}
