import { COLOUR } from "./docx-page.ts";
import { cssString } from "./html-page.ts";

/** Styles of the page on a screen and on A4. `foot` stands at the foot of each printed page. */
export const htmlStyles = (foot: string): string => `:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 52rem; background: #fff; color: #${COLOUR.ink};
  font: 1rem/1.5 "Noto Sans", Calibri, "Segoe UI", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  overflow-wrap: anywhere;
}
:lang(ar) { font-family: Amiri, "Noto Naskh Arabic", "Traditional Arabic", "Geeza Pro", serif; line-height: 1.7; }
html[lang="ar"], :not(:lang(ar)) > [lang="ar"] { font-size: 1.12em; }
h1, h2, h3, h4 { line-height: 1.3; break-after: avoid; }
h1 { font-size: 1.5rem; margin: 1.5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.masthead { display: grid; grid-template-columns: 3fr 2fr; gap: .75rem 1.5rem; font-size: .95rem; }
.masthead > div { border-bottom: 2px solid #${COLOUR.quiet}; padding-bottom: .6rem; margin-inline-end: -1.5rem; }
.masthead > .paper-number { margin-inline-end: 0; }
.masthead p { margin: 0 0 .15rem; }
.masthead .group { font-size: 1.1rem; }
.masthead .group, .paper-number, .source { font-weight: 700; }
.masthead > .source { grid-column: 1 / -1; }
.abstract { margin: 1.25rem 0; }
.contents ul { list-style: none; padding: 0; }
.contents a { color: inherit; }
.sample { text-align: center; font-weight: 700; font-size: .9rem; }
.annex { break-before: page; border-top: 1px solid #${COLOUR.line}; margin-top: 3rem; padding-top: 1rem; }
.annex.line, .annex.line + .annex { break-before: auto; } .annex.line { margin-top: 1.5rem; }
.annex > h2.label { text-align: center; }
.number-line { text-align: center; text-transform: uppercase; font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
.opinion-title { text-align: center; font-size: 1.25rem; margin: 0 0 .5rem; }
.standing { text-align: center; color: #${COLOUR.quiet}; font-size: .9rem; margin: .15rem 0; }
.clause { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); column-gap: .75rem; margin: .5rem 0; }
.said { display: flex; gap: .6rem; margin: 0; font-weight: 400; font-size: 1rem; }
.l2 .said { padding-inline-start: 2.6rem; } .l3 .said { padding-inline-start: 5.2rem; } .l4 .said { padding-inline-start: 7.8rem; }
.num { flex: none; unicode-bidi: isolate; min-width: 2rem; }
.num.letter, .verb .words { font-style: italic; }
.verb .words:lang(zh), .verb .words:lang(ar) { font-style: normal; }
.verb { margin-top: 1.1rem; break-after: avoid; }
.verb .said { padding-inline-start: 2.6rem; }
.note .words { color: #${COLOUR.quiet}; font-size: .9rem; }
.words { unicode-bidi: isolate; flex: 1; min-width: 0; text-align: start; orphans: 2; widows: 2; }
.state { color: #${COLOUR.quiet}; font-size: .8rem; line-height: 1.9; white-space: nowrap; }
.note-of-state { grid-column: 2; margin: .1rem 0 0; color: #${COLOUR.quiet}; font-size: .85rem; }
.bracket { color: #${COLOUR.bracket}; font-weight: 700; }
sup { line-height: 0; font-size: .7em; } sup a, .footnotes a { color: inherit; }
.footnotes { border-top: 1px solid #${COLOUR.line}; margin: 1.5rem 0 0; padding: .5rem 0 0; font-size: .85rem; list-style: none; }
.footnotes li { margin: .2rem 0; unicode-bidi: isolate; }
.end h2, .end h4 { font-size: .95rem; margin: 1.25rem 0 .35rem; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; margin: .75rem 0; border-block: 2px solid #${COLOUR.quiet}; }
th, td { text-align: start; vertical-align: top; padding: .3rem .4rem; border-bottom: 1px solid #${COLOUR.line}; }
th, td { overflow-wrap: break-word; }
td.words, td.wide { min-width: 7rem; }
th { background: #${COLOUR.band}; vertical-align: bottom; }
.figure { text-align: end; font-variant-numeric: tabular-nums; }
.hash, td.hash { overflow-wrap: anywhere; }
.hash { font-family: "Courier New", monospace; font-size: .72rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .75rem; margin: 0; font-size: .9rem; }
dt { font-weight: 700; } dd { margin: 0; }
.legend dt { text-align: center; }
.record { color: #${COLOUR.quiet}; font-size: .8rem; }
@media (max-width: 640px) {
  .masthead { grid-template-columns: minmax(0, 1fr); } .masthead > div:first-child { border-bottom: 0; margin: 0; padding: 0; }
  .clause { grid-template-columns: minmax(0, 1fr); } .note-of-state { grid-column: 1; }
  .l2 .said { padding-inline-start: 1.2rem; } .l3 .said { padding-inline-start: 2.4rem; } .l4 .said { padding-inline-start: 3.6rem; }
  .verb .said { padding-inline-start: 0; } table { display: block; overflow-x: auto; }
}
@page {
  size: A4; margin: 2cm;
  @bottom-left { content: ${cssString(foot)}; font: 9pt Calibri, sans-serif; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt Calibri, sans-serif; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .said { font-size: 10.5pt; } tr, dl, .footnotes li { break-inside: avoid; } thead { display: table-header-group; }
  a { text-decoration: none; } .annex { border-top: 0; margin-top: 0; }
}
`;
