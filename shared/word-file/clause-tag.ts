import { clauseId, type ClauseId, proposalId, type ProposalId, ULID } from "../ids.ts";

/** The hidden id of a clause in our Word files: the tag of a content control around it. */
export const clauseTag = (id: ClauseId): string => `concord-${id}`;

/** The hidden id of a proposal that stands beside the text in our files. */
export const proposalTag = (id: ProposalId): string => `concord-proposal-${id}`;

export function proposalOfTag(tag: string): ProposalId | null {
  const id = /^concord-proposal-(.{26})$/u.exec(tag)?.[1] ?? "";
  return ULID.test(id) ? proposalId(id) : null;
}

/** The clause that a tag, or a bookmark (which has no hyphen), names; null for all others. */
export function clauseOfTag(tag: string): ClauseId | null {
  const id = /^concord[-_](.{26})$/u.exec(tag)?.[1] ?? "";
  return ULID.test(id) ? clauseId(id) : null;
}
