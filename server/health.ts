import type { ForumParts } from "./forum-routes.ts";

/** How the server is, for whoever asks: anybody may. */
export type Health =
  | { readonly status: "ok" | "readOnly" | "storeAway" }
  /** Groups whose Opinions cannot be served; all others go on. */
  | { readonly status: "repair"; readonly closedForRepair: readonly string[] };

/** Names groups, which are public, and no ids: an id tells when a thing was made, and a draft's that it is there. */
export async function healthOf({
  disk,
  rooms,
  forum,
  isStoreAway,
}: Pick<ForumParts, "disk" | "rooms" | "forum" | "isStoreAway">): Promise<Health> {
  if (await isStoreAway()) return { status: "storeAway" };
  if (disk.isFull()) return { status: "readOnly" };
  const closed = new Set(rooms.closedForRepair());
  const groups = forum.forum().opinions.flatMap(({ id, groupId }) => (closed.has(id) ? [groupId] : []));
  return groups.length === 0 ? { status: "ok" } : { status: "repair", closedForRepair: groups };
}
