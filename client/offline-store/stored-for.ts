import type { OpinionId, UserId } from "../../shared/ids.ts";

/** Owner of the words kept on this device, and their Opinion: the next person here must not find them. */
export type StoredFor = { readonly opinion: OpinionId; readonly person: UserId };
