import { sha256Hex } from "../shared/canonical-text.ts";
import type { Report } from "../shared/report/report.ts";
import type { Clock } from "./clock.ts";
import type { ForumRoom } from "./forum-room.ts";
import type { Rooms } from "./room/rooms.ts";

/** The report's record at this instant: every Opinion as it stands on disk, and one fingerprint over all. */
export async function reportOf(
  { forum, rooms, clock }: { readonly forum: ForumRoom; readonly rooms: Rooms; readonly clock: Clock },
  language: Report["language"],
): Promise<Report> {
  const views = [];
  for (const { id } of forum.forum().opinions) {
    const view = await (await rooms.get(id))?.view();
    if (view !== undefined) views.push(view);
  }
  const opinions = views.map((view) => view.document);
  const heads = [forum.head(), ...opinions.map((document) => `${document.record.head} ${document.hash}`)];
  return {
    preset: forum.preset(),
    language,
    at: clock.now(),
    documentNumber: `${forum.preset().shortName}/IEG-E`,
    opinions,
    delegations: forum.forum().delegations.map(({ symbol, name }) => ({ symbol, name: name[language] })),
    fingerprint: sha256Hex(heads.join("\n")),
  };
}
