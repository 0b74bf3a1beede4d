import type { ClockState, ClockWatch } from "../time/clock-watch.ts";
import { CHECKUP_BACKUP_MS_MAX } from "../../shared/limits.ts";
import type { LastBackup } from "../store/last-backup.ts";
import type { ForumParts } from "../setup/parts.ts";

/** The server's health, public. */
export type Health = {
  /** Absent while the clock is fine (rules Z5, Z6, D12). */
  readonly clock?: Exclude<ClockState, "ok">;
  /** The last backup is older than a day; absent where none was made (rule D19). */
  readonly backup?: "old";
} & Serving;

type Serving =
  | { readonly status: "ok" | "readOnly" | "storeAway" }
  /** Groups whose Opinions cannot be served; all others go on. */
  | { readonly status: "repair"; readonly closedForRepair: readonly string[] };

export async function healthOf(
  parts: Parameters<typeof servingOf>[0] & {
    readonly clockWatch: Pick<ClockWatch, "state">;
    readonly lastBackup: LastBackup;
  },
): Promise<Health> {
  const clock = parts.clockWatch.state();
  const backup = await parts.lastBackup();
  return {
    ...(await servingOf(parts)),
    ...(clock === "ok" ? {} : { clock }),
    ...(backup !== null && Date.now() - backup.at > CHECKUP_BACKUP_MS_MAX ? { backup: "old" } : {}),
  };
}

/** Names groups, which are public, and no ids: an id tells when a thing was made, and a draft's that it is there. */
async function servingOf({
  disk,
  rooms,
  forum,
  isStoreAway,
}: Pick<ForumParts, "disk" | "rooms" | "forum" | "isStoreAway">): Promise<Serving> {
  if (await isStoreAway()) return { status: "storeAway" };
  if (disk.isFull()) return { status: "readOnly" };
  const closed = new Set(rooms.closedForRepair());
  const groups = forum.forum().opinions.flatMap(({ id, groupId }) => (closed.has(id) ? [groupId] : []));
  return groups.length === 0 ? { status: "ok" } : { status: "repair", closedForRepair: groups };
}
