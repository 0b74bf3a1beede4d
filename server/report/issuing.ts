import { hash as hashOf } from "node:crypto";
import { sha256Hex } from "../../shared/text/hash.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import { fieldsOf, keepReport } from "../../shared/forum/keep-report.ts";
import { type CommandId, type NewId, reportIssueId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { fieldsHash, reportSymbol } from "../../shared/forum/report-fields.ts";
import type { Report } from "../../shared/report/report.ts";
import { REPORT_FORMS } from "../exports/export-forms.ts";
import type { FileWorkers } from "../exports/file-workers.ts";
import { reportJob } from "../exports/file-job.ts";
import type { Clock } from "../time/clock.ts";
import { reportOf, type ReportParts } from "./report.ts";

type Issue = Extract<ForumCommand, { type: "issueReport" }>;

/** The report as it would be issued now, and the hash by which the Chair says that this is what was seen. */
export async function reportToIssue(
  parts: ReportParts,
): Promise<{ readonly report: Report; readonly hash: string }> {
  const report = await reportOf(parts);
  const fields = fieldsOf({ report: parts.forum.forum().report, preset: parts.forum.preset() });
  return { report, hash: sha256Hex(`${fieldsHash(fields)}\n${report.fingerprint}`) };
}

/**
 * Issues the report, now or at an instant (rules H4, H5): its files are made of what was seen, and kept before the
 * entry that names them by their hash; a file that no entry names is nothing.
 */
export function openIssuing({
  newId,
  fileWorkers,
  ...parts
}: ReportParts & { readonly newId: NewId; readonly fileWorkers: FileWorkers; readonly clock: Clock }) {
  const { forum, store, clock } = parts;
  type Answered = { readonly entries: readonly ForumEntry[] } | { readonly refusal: Refusal };
  const issueNow = async (
    actor: Participant | null,
    command: Issue,
    id: CommandId | null,
  ): Promise<Answered> => {
    const { report, hash } = await reportToIssue(parts);
    const fields = fieldsOf({ report: forum.forum().report, preset: forum.preset() });
    const unmade = {
      id: reportIssueId(newId()),
      symbol: reportSymbol(fields),
      fields,
      madeAt: report.at,
      fingerprint: report.fingerprint,
      texts: report.opinions.map(({ id, number, title, baseText, record, hash: textHash, clauses }) => ({
        opinionId: id,
        number,
        title,
        baseText,
        ...record,
        hash: textHash,
        clauses: clauses.map((clause) => ({ id: clause.id, hash: clause.hash })),
      })),
      files: [],
    };
    // A refused issue is refused before its files are made, and kept for nothing.
    const asked = {
      report: forum.forum().report,
      preset: forum.preset(),
      at: clock.now(),
      made: { issue: unmade, hash },
    };
    const decided = keepReport(asked, command);
    if ("refusal" in decided) return decided;
    const files = [];
    for (const format of REPORT_FORMS) {
      const made = await fileWorkers.make(reportJob(format, report));
      if ("refusal" in made) return made;
      const body = Buffer.from(made.bytes);
      const file = { format, hash: hashOf("sha256", body), bytes: body.byteLength };
      await store.keepFile({ hash: file.hash, body });
      files.push(made.seal === undefined ? file : { ...file, seal: made.seal });
    }
    const issue = { ...unmade, files };
    return forum.command(actor, command, { made: { issue, hash }, id });
  };
  /** One after the other: the record moves on with the first, and the files of the next would be made for nothing. */
  let issuing: Promise<unknown> = Promise.resolve();
  return (actor: Participant | null, command: Issue, id: CommandId | null): Promise<Answered> => {
    const refusal = actor === null ? null : mayDo(actor, null, "issueReport");
    if (refusal !== null) return Promise.resolve({ refusal });
    const issued = issuing.then(() => issueNow(actor, command, id));
    issuing = issued.catch(() => undefined);
    return issued;
  };
}
