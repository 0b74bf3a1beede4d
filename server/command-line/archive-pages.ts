import { escaped } from "../exports/markup.ts";
import type { Concord } from "../setup/concord.ts";
import type { ToldEvent } from "./archive-record.ts";

const POLICY =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; base-uri 'none'; form-action 'none'";

export const ARCHIVE_STYLES = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.2rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% } td, th { text-align: start; vertical-align: top; padding: 0.25rem 0.5rem 0.25rem 0 }
th { font-weight: 600; min-width: 7rem } .record th { white-space: nowrap } tr + tr { border-top: 1px solid light-dark(#ddd, #444) }
.bad { color: light-dark(#a00, #f99) } .interim { border-inline-start: 0.25rem solid light-dark(#a60, #fb6); padding-inline-start: 0.75rem }
`;

/** A row of files: its name, and each file with the words of its link. */
export const fileRow = (name: string, links: readonly (readonly [string, string])[]): string =>
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

export const VERIFY_PAGE = page(
  "Check this archive",
  `<p id="verdict" role="status">The record is being checked.</p>
<p><label>Check the files, too: choose this folder. <input id="files" type="file" webkitdirectory multiple></label></p>
<ul id="result"></ul>
<p><a href="index.html">Back</a></p>
<script src="embedded.js"></script>
<script src="verifier.js"></script>`,
);

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
const line = (what: string, more: string): string =>
  `<tr><th scope="row">${escaped(what)}</th><td>${escaped(more)}</td></tr>`;
const table = (rows: readonly string[]): string =>
  rows.length === 0 ? "<p>None.</p>" : `<table>${rows.join("\n")}</table>`;

export const recordPage = (events: readonly ToldEvent[]): string =>
  page(
    "The record as all may read it",
    `<p>Clauses have the numbers of the text in this archive. <a href="index.html">Back</a></p>
<div class="record">${table(events.map(({ at, sentence }) => line(instant(at), sentence)))}</div>`,
  );

type Told = {
  readonly listed: readonly string[];
  readonly reports: readonly string[];
  /** The forum was not closed: the instant of the last event. */
  readonly interim: number | null;
};

export function indexPage({ forum }: Concord, { listed, reports, interim }: Told): string {
  const { name, place } = forum.preset();
  const { meetings, contributions } = forum.forum();
  const symbols = (ids: Parameters<typeof forum.symbolOf>[0][]): string =>
    ids.map((id) => forum.symbolOf(id) ?? id).join(", ");
  const held = meetings.map((one) =>
    line(one.name, `${instant(one.opened.at)}: ${symbols([...one.attending])}`),
  );
  const papers = contributions.map((one) => line(one.number, one.title));
  const marked =
    interim === null
      ? ""
      : `<p class="interim">Interim: the forum was not closed. Its last event is of ${instant(interim)}.</p>\n`;
  return page(
    name.en,
    `${marked}<p>${escaped(place.en)}</p>
<p><a href="record.html">The record as all may read it</a> · <a href="verify.html">Check this archive</a> · <a href="record.json">The record as data</a></p>
<h2>Opinions</h2>
${table(listed)}
<h2>Issued reports</h2>
${table(reports)}
<h2>Meetings</h2>
${table(held)}
<h2>Contributions</h2>
${table(papers)}
<h2>Timetable</h2>
${table(forum.timetable().entries.map((one) => line(one.date, one.what.en ?? Object.values(one.what).join(" "))))}`,
  );
}
