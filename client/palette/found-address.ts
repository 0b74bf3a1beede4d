import type { FoundPlace } from "../../shared/search/found-text.ts";

let followed = 0;

/** An address that names a part of a page. Its number makes each following an address of its own. */
export const followedAddress = (page: string, part: Readonly<Record<string, string>>): string =>
  `${page}?${new URLSearchParams(part)}&found=${(followed += 1)}`;

/** The address that opens what was found at its place. */
export const foundAddress = (place: FoundPlace): string =>
  followedAddress(place.kind === "paper" ? "/contributions" : `/opinions/${place.opinionId}`, queryOf(place));

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
