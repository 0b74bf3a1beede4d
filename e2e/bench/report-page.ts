import { type Chart, type Part, verdict } from "./findings.ts";

/** The figures of one run as a page of their own: no script, no other file, readable in print and without colour. */
const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign,
  );

const WIDTH = 720;
const NAME_WIDTH = 120;
const LABEL_WIDTH = 230;
const BAR_HEIGHT = 18;
const ROW_HEIGHT = 26;
const HEAD = 26;

/** Ours is filled, the others are hatched: patterns and words tell what colour would. */
function bars({ title, unit, aim, bars: rows }: Chart, id: string): string {
  const most = Math.max(aim ?? 0, ...rows.map((row) => row.value ?? 0)) || 1;
  const scale = (value: number): number => ((WIDTH - NAME_WIDTH - LABEL_WIDTH) * value) / most;
  const height = HEAD + rows.length * ROW_HEIGHT + 6;
  const row = (one: Chart["bars"][number], i: number): string => {
    const y = HEAD + i * ROW_HEIGHT;
    const width = one.value === null ? 0 : Math.max(1, scale(one.value));
    const fill = one.name === "concord" ? "#222" : `url(#hatch-${id})`;
    return [
      `<text x="${NAME_WIDTH - 8}" y="${y + 14}" text-anchor="end">${escaped(one.name)}</text>`,
      `<rect x="${NAME_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT}" fill="${fill}" stroke="#222"/>`,
      `<text x="${(NAME_WIDTH + width + 6).toFixed(1)}" y="${y + 14}">${escaped(one.label)}</text>`,
    ].join("");
  };
  const aimLine = (value: number): string => {
    const x = (NAME_WIDTH + scale(value)).toFixed(1);
    return `<line x1="${x}" x2="${x}" y1="${HEAD - 6}" y2="${height}" stroke="#222" stroke-dasharray="3 3"/><text x="${x}" y="${HEAD - 10}" text-anchor="middle">aim ${value} ${escaped(unit)}</text>`;
  };
  return `<figure><figcaption>${escaped(title)}</figcaption><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}"><defs><pattern id="hatch-${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#555" stroke-width="2"/></pattern></defs>${rows.map(row).join("")}${aim === null ? "" : aimLine(aim)}</svg></figure>`;
}

const section = (part: Part, number: number): string => `<section><h2>${escaped(part.title)}</h2>
<table><thead><tr><th>What</th><th>Figure</th><th>Aim</th><th></th></tr></thead><tbody>
${part.findings
  .map(
    (one) =>
      `<tr><td>${escaped(one.what)}</td><td>${escaped(one.figure)}</td><td>${escaped(one.aim ?? "")}</td><td>${verdict(one)}</td></tr>`,
  )
  .join("\n")}
</tbody></table>
${part.charts.map((chart, i) => bars(chart, `${number}-${i}`)).join("\n")}
${part.notes.length === 0 ? "" : `<ul>${part.notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>`}
</section>`;

const STYLE = `body{font:15px/1.45 system-ui,sans-serif;color:#111;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #111}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #bbb}
td:nth-child(2){font-variant-numeric:tabular-nums}td:nth-child(3){white-space:nowrap}td:last-child{font-weight:600}
figure{margin:1rem 0;break-inside:avoid}figcaption{font-weight:600}svg{width:100%;height:auto;font:13px system-ui,sans-serif}
ul{font-size:.9rem}section{break-inside:auto}@media print{body{margin:0;max-width:none}}`;

export const reportPage = (
  parts: readonly Part[],
  { at, machine }: { readonly at: Date; readonly machine: string },
): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Concord: speed</title><style>${STYLE}</style></head>
<body><h1>Concord: speed</h1>
<p>Measured ${escaped(at.toISOString().slice(0, 16).replace("T", " "))} UTC on ${escaped(machine)}. All figures are of this one run: compare them with each other, not with those of another machine or day. How they are made: docs/performance.md.</p>
${parts.map(section).join("\n")}
</body></html>
`;
