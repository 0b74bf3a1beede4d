import type { Table } from "../../shared/forum/meeting-live.ts";

/** The address of what is on the table. A reading mode of the page goes along, unless it is of one Opinion alone. */
export function tableAddress(
  { opinionId, clauseId }: Pick<Table, "opinionId" | "clauseId">,
  search = "",
): string {
  const read = new URLSearchParams(search).get("read");
  const params = new URLSearchParams({
    ...(read === null || /^(?:base|since)-/u.test(read) ? {} : { read }),
    ...(clauseId === null ? {} : { clause: clauseId }),
  }).toString();
  return `/opinions/${opinionId}${params === "" ? "" : `?${params}`}`;
}
