import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { Refusal } from "../../shared/refusal.ts";

/** The answer to a command of the forum. A link in it works once; a code is shown once. */
export type CarriedOut =
  | {
      readonly entries: readonly ForumEntry[];
      readonly link?: string;
      readonly nominationCode?: string;
      readonly opinionId?: OpinionId;
    }
  | { readonly refusal: Refusal };
