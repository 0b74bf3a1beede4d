import type { PastView } from "../history/version-at.ts";
import type { Author, Deletion } from "../../shared/wire/protocol.ts";

/** The part of an Opinion that one reader may have (rule Q2). */
export type RoomView = PastView & {
  readonly authors: readonly Author[];
  readonly deletions: readonly Deletion[];
};
