import type { FoundPlace } from "../../shared/search/found-text.ts";

let followed = 0;

/** The address that opens what was found at its place. Its number makes each following an address of its own. */
export function foundAddress(place: FoundPlace): string {
  const n = (followed += 1);
  const query = new URLSearchParams(queryOf(place));
  const page = place.kind === "paper" ? "/contributions" : `/opinions/${place.opinionId}`;
  return `${page}?${query}&found=${n}`;
}

function queryOf(place: FoundPlace): Record<string, string> {
  switch (place.kind) {
    case "clause":
      return { clause: place.clauseId };
    case "proposal":
      return { proposal: place.proposalId };
    case "comment":
      return {
        ...(place.proposalId === null
          ? place.clause === null
            ? {}
            : { clause: place.clause.id }
          : { proposal: place.proposalId }),
        comment: place.commentId,
      };
    case "paper":
      return {
        paper: place.contributionId,
        ...(place.paragraph === null ? {} : { paragraph: String(place.paragraph) }),
      };
  }
}
