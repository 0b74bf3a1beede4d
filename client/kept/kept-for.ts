import type { OpinionId, UserId } from "../../shared/ids.ts";

/** Whose words are kept on this device, of which Opinion: the next person here must not find them. */
export type KeptFor = { readonly opinion: OpinionId; readonly person: UserId };
