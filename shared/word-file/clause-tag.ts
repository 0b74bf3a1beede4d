import { clauseId, ULID } from "../ids.ts";
import type { ClauseId } from "../ids.ts";

/** The hidden id of a clause in our Word files: the tag of a content control around it. */
export const clauseTag = (id: ClauseId): string => `concord-${id}`;

/** The clause that a tag, or a bookmark (which has no hyphen), names; null for all others. */
export function clauseOfTag(tag: string): ClauseId | null {
  const id = /^concord[-_](.{26})$/u.exec(tag)?.[1] ?? "";
  return ULID.test(id) ? clauseId(id) : null;
}
