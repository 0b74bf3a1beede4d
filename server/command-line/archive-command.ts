import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Concord } from "../setup/concord.ts";
import { exportFile } from "./export-file.ts";
import { escaped } from "../exports/markup.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import { SUMS } from "./archive-sums.ts";
import type { Outcome } from "./outcome.ts";

const FORMS = ["html", "docx", "pdf", "akn.xml", "txt"] as const;
const POLICY =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; base-uri 'none'; form-action 'none'";
const STYLES = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } td, th { text-align: start; vertical-align: top; padding: 0.25rem 0.5rem 0.25rem 0 }
.bad { color: light-dark(#a00, #f99) }
`;

/**
 * `archive DIR`: one folder that opens without a server: pages, files of each Opinion and issued report, the record as
 * all may read it, a verifier and the SHA-256 of every file (rule D31).
 */
export async function archiveForum(concord: Concord, [folder]: readonly string[]): Promise<Outcome> {
  if (folder === undefined) return { lines: ["Name the folder to write: archive DIR."], code: 1 };
  if (existsSync(folder))
    return { lines: [`${folder} is there already; an archive overwrites nothing.`], code: 1 };
  const files = new Map<string, Uint8Array>();
  const listed: string[] = [];
  for (const { id } of concord.forum.forum().opinions) {
    const view = await viewOrClosed(concord.rooms, id);
    if (view === null || view === "quarantined")
      return {
        lines: [`Opinion ${id} is closed for repair. Restore it first; nothing was written.`],
        code: 1,
      };
    const { number, title } = view.document;
    for (const form of FORMS) {
      const made = await exportFile(concord, [id, "--out", `opinion.${form}`]);
      if (made.output === undefined) return made;
      files.set(`opinions/${id}/opinion.${form}`, Buffer.from(made.output, "base64"));
    }
    listed.push(
      row(
        `Opinion ${number}: ${title}`,
        FORMS.map((form) => [`opinions/${id}/opinion.${form}`, form]),
      ),
    );
  }
  const reports: string[] = [];
  for (const { issue } of concord.forum.forum().report.out) {
    const links: [string, string][] = [];
    for (const { format, hash } of issue.files) {
      const body = await concord.store.file(hash);
      if (body === null)
        return { lines: [`A file of ${issue.symbol} is missing; nothing was written.`], code: 1 };
      const name = `reports/${issue.id}/report.${format}`;
      files.set(name, body);
      links.push([name, format]);
    }
    reports.push(row(issue.symbol, links));
  }
  const record = await exportFile(concord, ["record", "--out", "record.json"]);
  if (record.output === undefined || record.code !== 0) return { ...record, code: 1 };
  const recordBytes = Buffer.from(record.output, "base64");
  files.set("record.json", recordBytes);
  files.set("archive.css", Buffer.from(STYLES));
  files.set("verifier.js", readFileSync(new URL("archive-verifier.js", import.meta.url)));
  files.set("index.html", Buffer.from(indexPage(concord, { listed, reports, record: recordBytes })));
  files.set("verify.html", Buffer.from(VERIFY_PAGE));
  const sums = [...files].map(([name, bytes]) => [name, sha256(bytes)] as const);
  const embedded = `globalThis.concordArchive = { record: ${recordBytes.toString("utf8")}, sums: ${JSON.stringify(sums)} };\n`;
  files.set("embedded.js", Buffer.from(embedded));
  const all = [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}`).toSorted();
  files.set(SUMS, Buffer.from(`${all.join("\n")}\n`));
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes, { flag: "wx" });
  }
  return {
    lines: [`${folder}\t${files.size} files, ${listed.length} Opinions, ${reports.length} reports`],
    code: 0,
  };
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const row = (name: string, links: readonly (readonly [string, string])[]): string =>
  `<tr><th scope="row">${escaped(name)}</th><td>${links
    .map(([to, said]) => `<a href="${escaped(to)}">${escaped(said)}</a>`)
    .join(" · ")}</td></tr>`;

const page = (title: string, body: string): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="archive.css">
</head>
<body>
<h1>${escaped(title)}</h1>
${body}
</body>
</html>
`;

const VERIFY_PAGE = page(
  "Check this archive",
  `<p id="verdict" role="status">The record is being checked.</p>
<p><label>Check the files, too: choose this folder. <input id="files" type="file" webkitdirectory multiple></label></p>
<ul id="result"></ul>
<p><a href="index.html">Back</a></p>
<script src="embedded.js"></script>
<script src="verifier.js"></script>`,
);

type Told = {
  readonly listed: readonly string[];
  readonly reports: readonly string[];
  readonly record: Uint8Array;
};

function indexPage({ forum }: Concord, { listed, reports, record }: Told): string {
  const { name, place } = forum.preset();
  const { meetings, contributions } = forum.forum();
  const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace("T", " ");
  const table = (rows: readonly string[]): string =>
    rows.length === 0 ? "<p>None.</p>" : `<table>${rows.join("\n")}</table>`;
  const line = (what: string, more: string): string =>
    `<tr><th scope="row">${escaped(what)}</th><td>${escaped(more)}</td></tr>`;
  const symbols = (ids: readonly string[]): string =>
    ids.map((id) => forum.symbolOf(id as never) ?? id).join(", ");
  const held = meetings.map((one) => line(one.name, `${day(one.opened.at)} UTC: ${symbols(one.attending)}`));
  const papers = contributions.map((one) => line(one.number, one.title));
  return page(
    name.en,
    `<p>${escaped(place.en)}</p>
<p><a href="verify.html">Check this archive</a> · <a href="record.json">The record as all may read it</a></p>
<h2>Opinions</h2>
${table(listed)}
<h2>Issued reports</h2>
${table(reports)}
<h2>Meetings</h2>
${table(held)}
<h2>Contributions</h2>
${table(papers)}
<h2>Timetable</h2>
${table(forum.timetable().entries.map((one) => line(one.date, one.what.en ?? Object.values(one.what).join(" "))))}
<h2>Record</h2>
${table(entriesOf(record).map(({ at, type, reason }) => line(`${day(at)} UTC`, reason === "" ? type : `${type}: ${reason}`)))}`,
  );
}

type ToldEntry = { readonly at: number; readonly type: string; readonly reason: string };

/** Events that all may read, in the order of their instants. */
function entriesOf(record: Uint8Array): readonly ToldEntry[] {
  const { streams } = JSON.parse(Buffer.from(record).toString("utf8")) as {
    streams: { rows: { at?: number; entry?: { type: string; reason?: unknown } }[] }[];
  };
  return streams
    .flatMap(({ rows }) =>
      rows.flatMap(({ at, entry }) =>
        at === undefined || entry === undefined
          ? []
          : [{ at, type: entry.type, reason: typeof entry.reason === "string" ? entry.reason : "" }],
      ),
    )
    .toSorted((a, b) => a.at - b.at);
}
