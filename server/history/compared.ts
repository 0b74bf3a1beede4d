import { compareVersions } from "../../shared/history/compare.ts";
import { withFoundMoves } from "../../shared/history/found-moves.ts";
import { lineageOf } from "../../shared/history/lineage.ts";
import {
  type Attribution,
  type ToldComparison,
  toldComparison,
  type WhoWrote,
} from "../../shared/history/told-comparison.ts";
import { versionText } from "../../shared/history/version-text.ts";
import { userOf } from "../../shared/forum/people-of.ts";
import type { AuthorId, OpinionId } from "../../shared/ids.ts";
import { findClause, type Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { type Authors, behindOf } from "../replay/authors.ts";
import type { ForumAuthors } from "./forum-authors.ts";
import type { Past } from "./past.ts";
import type { Version } from "./versions.ts";

type Stood = Pick<Version, "opinion" | "seq" | "words">;

type NamesAuthors = Pick<ForumAuthors, "authorAt" | "personOf">;

/** The room of the Opinion, as far as a comparison asks it. */
type AuthorsHere = { readonly id: OpinionId; readonly who: Pick<Authors, "authorOf" | "deletedIn"> };

export type Compared = {
  readonly room: AuthorsHere;
  readonly from: Stood;
  readonly to: Stood;
  readonly reader: Participant;
};

/** Returns the difference of two versions, as one reader may have it (rules J4, J5). */
export async function compared(
  { past, forum }: { readonly past: Past; readonly forum: NamesAuthors },
  { room, from, to, reader }: Compared,
): Promise<ToldComparison> {
  const moved = await past.copied(room.id, { after: from.seq, upTo: to.seq });
  const rows = withFoundMoves(
    compareVersions(
      versionText(from.opinion, from.words),
      versionText(to.opinion, to.words),
      lineageOf(moved),
    ),
  );
  const attribution = attributionFor(reader, { forum, room, opinion: to.opinion });
  return toldComparison(rows, { from: from.seq, to: to.seq, attribution });
}

function attributionFor(
  reader: Participant,
  {
    forum,
    room,
    opinion,
  }: { readonly forum: NamesAuthors; readonly room: AuthorsHere; readonly opinion: Opinion },
): Attribution {
  const own = delegationHere(reader, opinion.groupId);
  const who = (author: AuthorId): WhoWrote => {
    const known = behindOf(forum.personOf(author));
    const named = reader.role === "secretariat" || (own !== null && known.delegationId === own);
    return named ? { ...known, userId: userOf(author) } : known;
  };
  return {
    writer: (client) => {
      const author = room.who.authorOf(client);
      return author === null ? { delegationId: null, office: null } : who(author);
    },
    deleters: (range) => room.who.deletedIn(range).map(({ by, ...noted }) => ({ ...noted, who: who(by) })),
    remover: (id) => {
      const removed = findClause(opinion, id)?.removed ?? null;
      return removed === null ? null : who(forum.authorAt(removed.by, removed.forumSeq));
    },
  };
}
