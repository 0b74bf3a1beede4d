import { sha256Hex } from "../shared/canonical-text.ts";
import type { OpinionId } from "../shared/ids.ts";
import { mergingOf } from "../shared/merging/merging.ts";
import type { OpinionStanding } from "../shared/report/opinion-standing.ts";
import type { TakenRevision } from "../shared/report/provenance-blocks.ts";
import type { Report } from "../shared/report/report.ts";
import type { OpinionDocument } from "../shared/opinion-document.ts";
import { listContributions } from "./contributions.ts";
import { closedOpinion, viewOrClosed } from "./closed-opinion.ts";
import type { Clock } from "./clock.ts";
import type { ForumRoom } from "./forum-room.ts";
import type { Rooms } from "./room/rooms.ts";
import { standingIn } from "./standing.ts";
import type { Store } from "./store/store.ts";

/** The report's record at this instant: every Opinion as it stands on disk, and one fingerprint over all. */
export async function reportOf(
  {
    forum,
    rooms,
    store,
    clock,
  }: {
    readonly forum: ForumRoom;
    readonly rooms: Rooms;
    readonly store: Store;
    readonly clock: Clock;
  },
  language: Report["language"],
): Promise<Report> {
  const opinions: OpinionDocument[] = [];
  const closed: { number: string; title: string }[] = [];
  const taken: TakenRevision[] = [];
  const standings = new Map<OpinionId, OpinionStanding>();
  const heads = [forum.head()];
  for (const { id, groupId } of forum.forum().opinions) {
    const view = await viewOrClosed(rooms, id);
    if (view === null) continue;
    if (view === "quarantined") {
      closed.push(closedOpinion(forum.preset(), { id, groupId }));
      heads.push(`${id} closed for repair`);
    } else {
      opinions.push(view.document);
      standings.set(id, await standingIn({ store, forum }, view));
      const { revisions } = mergingOf(view.opinion);
      taken.push(
        ...revisions.flatMap((revision) => (revision.basis === null ? [] : [{ opinionId: id, revision }])),
      );
      heads.push(`${view.document.record.head} ${view.document.hash}`);
    }
  }
  return {
    preset: { ...forum.preset(), timetable: forum.timetable().entries },
    language,
    at: clock.now(),
    documentNumber: `${forum.preset().shortName}/IEG-E`,
    opinions,
    closed,
    taken,
    standings,
    contributions: await listContributions({ forum, rooms }),
    delegations: forum
      .forum()
      .delegations.map(({ id, symbol, name }) => ({ id, symbol, name: name[language] })),
    fingerprint: sha256Hex(heads.join("\n")),
  };
}
