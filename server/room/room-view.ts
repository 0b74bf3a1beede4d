import type { PastView } from "../history/version-at.ts";
import type { Author, Deletion } from "../../shared/wire/protocol.ts";

/** What one reader may have of an Opinion (rule Q2). */
export type RoomView = PastView & {
  readonly authors: readonly Author[];
  readonly deletions: readonly Deletion[];
};
