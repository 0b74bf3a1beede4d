import type { UserId } from "../../shared/ids.ts";
import type { Key } from "./store-rows.ts";

export const MARGIN = "margin";
/** Under it lie a person's own notes, sealed; the row itself holds what the passphrase is tried on. */
export const marginKey = (person: UserId): Key => [MARGIN, person];
