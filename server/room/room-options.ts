import type { Log } from "../log/log.ts";
import type { Measures } from "../metrics/measures.ts";
import type { ServerLoad } from "../broadcast/server-load.ts";
import type { Past } from "../history/past.ts";
import type { NewId, OpinionId } from "../../shared/ids.ts";
import type { CommandIds } from "./command-ids.ts";
import type { Clock } from "../time/clock.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import type { Budget } from "./budget.ts";
import type { Store } from "../store/store.ts";
import type { Drafts } from "./drafts.ts";
import type { HeldAccounts } from "./held-accounts.ts";
import type { Neighbours } from "./neighbours.ts";
import type { RoomForum } from "./room-forum.ts";
import type { Serials } from "./serials.ts";

/** Parts that a room gets from outside. */
export type RoomOptions = {
  readonly id: OpinionId;
  readonly store: Store;
  readonly forum: RoomForum;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly commandIds: CommandIds;
  readonly disk: DiskWatch;
  readonly serials: Serials;
  /** One for all rooms. */
  readonly budget: Budget;
  readonly drafts: Drafts;
  readonly past: Pick<Past, "visit">;
  readonly neighbours: Neighbours;
  readonly accounts: HeldAccounts;
  readonly log: Log;
  readonly measures?: Measures;
  /** One for all rooms of the process. */
  readonly load?: ServerLoad;
  /** Called once when an append failed: the room is of no more use. */
  readonly failed: (error: unknown) => void;
};
