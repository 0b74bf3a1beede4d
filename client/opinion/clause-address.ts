import type { ClauseId, OpinionId } from "../../shared/ids.ts";

/**
 * The address of a clause: by its id, so that it survives another number (rule K26). `search`: of the present address,
 * of which the way of reading stays.
 */
export function clauseAddress(opinion: OpinionId, clause: ClauseId, search = ""): string {
  const read = new URLSearchParams(search).get("read");
  return `/opinions/${opinion}?${read === null ? "" : `read=${read}&`}clause=${clause}`;
}
