import type { OpinionId } from "../../shared/ids.ts";

/** The address of a room: an Opinion's, or that of a draft, which only its own delegation finds. */
export type RoomAddress = { readonly rooms: "opinions" | "drafts"; readonly id: OpinionId };

export const apiPath = ({ rooms, id }: RoomAddress): string => `/api/${rooms}/${id}`;
