import type { ForumRoom } from "../forum/forum-room.ts";
import type { Secretariat } from "../forum/secretariat.ts";
import { reportToIssue } from "../report/issuing.ts";
import type { ReportParts } from "../report/report.ts";

/** Somebody may type while its files are made. */
const TRIES_MAX = 3;

/**
 * Issues the first report of the story, as the Chair. Its files take longer than an opening may: so it is issued right
 * after the site is open.
 */
export async function issueFirstReport(
  parts: ReportParts & { readonly forum: ForumRoom; readonly secretariat: Secretariat },
): Promise<void> {
  const chair = [...parts.forum.forum().participants.values()].find(({ role }) => role === "chair");
  if (chair === undefined) return;
  for (let tries = 1; tries <= TRIES_MAX; tries++) {
    const { hash } = await reportToIssue(parts);
    const answered = await parts.secretariat.carryOut(chair, { type: "issueReport", hash });
    if (!("refusal" in answered) || answered.refusal.reason !== "wordsChanged") return;
  }
}
