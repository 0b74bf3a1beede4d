import { documentOf, type OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { opinionFor } from "../../shared/events/negotiation-for.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Version, Versions } from "./versions.ts";
import type { ForumAuthors } from "./forum-authors.ts";

/** An Opinion as it was; who wrote its words is known from the Opinion as it is: an id is somebody's for good. */
export type PastView = Version & { readonly document: OpinionDocument };

/**
 * An Opinion's words and record as they were right after a row, as the reader (absent: everybody) may have them.
 * Null where there was no such row, or no Opinion yet. Rejects with BadRow.
 */
export async function versionAt(
  { versions, forum }: { readonly versions: Versions; readonly forum: Pick<ForumAuthors, "names"> },
  id: OpinionId,
  {
    seq,
    reader = null,
    present,
  }: {
    readonly seq: number;
    readonly reader?: Participant | null;
    /** The record as it is now. */
    readonly present: Opinion;
  },
): Promise<PastView | null> {
  const version = await versions.at(id, seq);
  if (version === null) return null;
  const { words, head } = version;
  const opinion = pastOpinion(version.opinion, { reader, present });
  return { opinion, seq, words, document: documentOf(opinion, words, { names: forum.names(), head }), head };
}

/** The record of a version as its reader may have it by now. */
export const pastOpinion = (
  whole: Opinion,
  { reader, present }: { readonly reader: Participant | null; readonly present: Opinion },
): Opinion => withoutPast(opinionFor(whole, reader), { reader, present });

/** Former statements of a delegation that it no longer makes are, by now, its own alone (rule Q4). */
function withoutPast(
  opinion: Opinion,
  { reader, present }: { readonly reader: Participant | null; readonly present: Opinion },
): Opinion {
  const standing = new Set(present.negotiation.positions.map((one) => one.seq));
  const positions = opinion.negotiation.positions.filter(
    (one) => standing.has(one.seq) || one.delegationId === reader?.delegationId,
  );
  return { ...opinion, negotiation: { ...opinion.negotiation, positions } };
}
