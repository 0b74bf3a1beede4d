import { documentOf } from "../../shared/opinion-document.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { opinionFor } from "../../shared/negotiation/negotiation-for.ts";
import type { Opinion } from "../../shared/opinion.ts";
import type { Participant } from "../../shared/participant.ts";
import type { Store } from "../store/store.ts";
import { behindOf } from "./authors.ts";
import { load } from "./load.ts";
import type { RoomForum } from "./room-forum.ts";
import type { RoomView } from "./room.ts";

/**
 * An Opinion's words and record as they were right after a row, as the reader (absent: everybody) may have them,
 * rebuilt from its rows, each of them checked. Null where there was no such row, or no Opinion yet. Rejects with
 * BadRow.
 */
export async function versionAt(
  {
    store,
    forum,
  }: { readonly store: Store; readonly forum: Pick<RoomForum, "names" | "person" | "participant"> },
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
): Promise<RoomView | null> {
  const {
    opinion: whole,
    position,
    sheet,
    authors,
  } = await load(store, id, {
    behind: behindOf(forum.person),
    to: seq,
  });
  if (whole === null || position.seq !== seq) return null;
  const opinion = withoutPast(
    opinionFor(whole, {
      participant: reader,
      delegationOf: (user) => forum.participant(user)?.delegationId ?? null,
    }),
    { reader, present },
  );
  const words = sheet.words();
  const head = position.heads.minutes;
  return {
    opinion,
    seq,
    words,
    document: documentOf(opinion, words, { names: forum.names(), head }),
    authors: authors.authors(),
    deletions: authors.deletionsFor(opinion.clauses),
    head,
  };
}

/** What a delegation said then and says no more is, by now, its own alone (rule Q4). */
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
