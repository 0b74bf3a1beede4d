import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { closedBy } from "../../shared/forum/forum-closing.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { versionDocument } from "../../shared/language-version/version-document.ts";
import { versionsOf } from "../../shared/opinion/language-version.ts";
import { writeText } from "../../shared/printed/write-text.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { Concord } from "../setup/concord.ts";
import { writeArchive } from "./archive-files.ts";
import { ARCHIVE_STYLES, fileRow, indexPage, recordPage, VERIFY_PAGE } from "./archive-pages.ts";
import { toldEvents } from "./archive-record.ts";
import { SUMS } from "./archive-sums.ts";
import { exportFile } from "./export-file.ts";
import type { Outcome, Tell } from "./outcome.ts";
import { say } from "./spoken.ts";

const FORMS = ["html", "docx", "pdf", "akn.xml", "txt"] as const;

type Files = Map<string, Uint8Array>;

const failed = (line: string): Outcome => ({ lines: [line], code: 1 });

/** Why an archive cannot be written there; null where it can. */
export function whyNoArchive(folder: string | undefined): string | null {
  if (folder === undefined) return say("archive", "name");
  return existsSync(folder) && !(statSync(folder).isDirectory() && readdirSync(folder).length === 0)
    ? say("archive", "isThere", { folder })
    : null;
}

/**
 * `archive DIR`: one folder that opens without a server: pages, files of each Opinion and issued report, the record as
 * all may read it, a verifier and the SHA-256 of every file (rule D31). `tell` takes a line for each part that is made.
 */
export async function archiveForum(
  concord: Concord,
  [folder = ""]: readonly string[],
  tell: Tell,
): Promise<Outcome> {
  const why = whyNoArchive(folder === "" ? undefined : folder);
  if (why !== null) return failed(why);
  const made = await makeArchive(concord, folder, tell);
  if ("code" in made) return made;
  writeArchive(folder, made.files);
  return { lines: made.lines, code: 0 };
}

/** The files of an archive, and the lines that tell of it. */
export async function makeArchive(
  concord: Concord,
  folder: string,
  tell: Tell,
): Promise<Outcome | { readonly files: ReadonlyMap<string, Uint8Array>; readonly lines: readonly string[] }> {
  const files: Files = new Map();
  const documents: OpinionDocument[] = [];
  const listed: string[] = [];
  const { opinions, closings } = concord.forum.forum();
  for (const { id } of opinions) {
    const added = await addOpinion(concord, files, id);
    if ("code" in added) return added;
    documents.push(added.document);
    listed.push(added.row);
    const { number } = added.document;
    tell(say("archive", "opinion", { number, files: added.count, n: documents.length, of: opinions.length }));
  }
  const reports = await addReports(concord, files);
  if ("code" in reports) return reports;
  tell(say("archive", "reports", { n: reports.rows.length }));
  const record = await exportFile(concord, ["record", "--out", "record.json"]);
  if (record.output === undefined || record.code !== 0) return { ...record, code: 1 };
  const recordBytes = Buffer.from(record.output, "base64");
  const events = toldEvents(recordBytes, {
    forum: concord.forum.forum(),
    preset: concord.forum.preset(),
    documents,
  });
  tell(say("archive", "record", { n: events.length }));
  const interim = closedBy(closings) === null ? (events.at(-1)?.at ?? 0) : null;
  files.set("record.json", recordBytes);
  files.set("record.html", Buffer.from(recordPage(events)));
  files.set("archive.css", Buffer.from(ARCHIVE_STYLES));
  files.set("verifier.js", readFileSync(new URL("archive-verifier.js", import.meta.url)));
  files.set("index.html", Buffer.from(indexPage(concord, { listed, reports: reports.rows, interim })));
  files.set("verify.html", Buffer.from(VERIFY_PAGE));
  const sums = [...files].map(([name, bytes]) => [name, sha256(bytes)] as const);
  const embedded = `globalThis.concordArchive = { record: ${recordBytes.toString("utf8")}, sums: ${JSON.stringify(sums)} };\n`;
  files.set("embedded.js", Buffer.from(embedded));
  const all = [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}`).toSorted();
  files.set(SUMS, Buffer.from(`${all.join("\n")}\n`));
  tell(say("archive", "writing", { n: files.size }));
  const counted = say("archive", "done", {
    files: files.size,
    opinions: listed.length,
    reports: reports.rows.length,
  });
  const more = interim === null ? [] : [say("archive", "interim")];
  return { files, lines: [`${folder}\t${counted}`, ...more] };
}

/** One Opinion in all forms, with its changes, and each base text in the languages that it was brought in. */
async function addOpinion(
  concord: Concord,
  files: Files,
  id: OpinionId,
): Promise<Outcome | { readonly document: OpinionDocument; readonly row: string; readonly count: number }> {
  const view = await viewOrClosed(concord.rooms, id);
  if (view === null || view === "quarantined") return failed(say("archive", "closed", { id }));
  const { document, opinion } = view;
  const links: [string, string][] = [];
  const add = (name: string, said: string, bytes: Uint8Array): void => {
    const path = `opinions/${id}/${name}`;
    files.set(path, bytes);
    links.push([path, said]);
  };
  for (const form of FORMS) {
    const made = await exportFile(concord, [id, "--out", `opinion.${form}`]);
    if (made.output === undefined) return made;
    add(`opinion.${form}`, form, Buffer.from(made.output, "base64"));
  }
  const tracked = await exportFile(concord, [id, "--form", "tracked", "--out", "changes.docx"]);
  if (tracked.output === undefined) return tracked;
  add("changes.docx", "docx with changes", Buffer.from(tracked.output, "base64"));
  for (const version of versionsOf(opinion)) {
    const base = opinion.baseTexts.find(({ n }) => n === version.baseText);
    if (base === undefined) continue;
    const text = writeText(versionDocument(document, base, version));
    const { language } = version;
    add(`base-text-${base.n}.${language}.txt`, `base text ${base.n} (${language})`, Buffer.from(text));
  }
  const name = document.kind === "report" ? "Report" : `Opinion ${document.number}`;
  const row = fileRow(`${name}: ${document.title}`, links);
  return { document, row, count: links.length };
}

/** The files of each issued report, and of each published draft of the report to the Forum, as they were kept. */
async function addReports(
  concord: Concord,
  files: Files,
): Promise<Outcome | { readonly rows: readonly string[] }> {
  const rows: string[] = [];
  const { report, mainReport } = concord.forum.forum();
  const kept = [
    ...report.out.map(({ issue }) => ({ name: issue.symbol, at: `reports/${issue.id}`, files: issue.files })),
    ...(mainReport?.drafts ?? []).map(({ n, kind, title, files: own }) => ({
      name: `${title} (${kind === "final" ? "final report" : `draft ${n}`})`,
      at: `report-drafts/${n}`,
      files: own,
    })),
  ];
  for (const one of kept) {
    const links: [string, string][] = [];
    for (const { format, hash } of one.files) {
      const body = await concord.store.file(hash);
      if (body === null) return failed(say("archive", "missing", { name: one.name }));
      const name = `${one.at}/report.${format}`;
      files.set(name, body);
      links.push([name, format]);
    }
    rows.push(fileRow(one.name, links));
  }
  return { rows };
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
