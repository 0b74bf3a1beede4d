import { hash } from "node:crypto";

/** Style of all public pages: the colours and letters of the page, without its files (rule F19). */
const STYLES = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fffefb, #1d2024); --desk: light-dark(#f1efe9, #141619);
  --ink: light-dark(#1c2126, #e9e7e1); --ink-2: light-dark(#545b63, #b0b3b5);
  --line: light-dark(#e2ded4, #2d3136); --field: light-dark(#7a8086, #868c92);
  --accent: light-dark(#1d5c96, #7db4e6); --accent-soft: light-dark(#e4eef7, #1f2f40);
  --on-accent: light-dark(#fff, #10202e); --warn: light-dark(#8a5d08, #e2b75a); --warn-soft: light-dark(#fbf0d2, #352b15);
  --ui: "Noto Sans", "Segoe UI", system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Naskh Arabic", sans-serif;
  --text: "Noto Serif", "Source Serif 4", Georgia, "Songti SC", "SimSun", "Noto Serif CJK SC", "Noto Naskh Arabic", serif;
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 1rem/1.55 var(--ui); overflow-wrap: break-word; }
:lang(ar) { line-height: 1.75; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -4rem; padding: .5rem .75rem; background: var(--accent); color: var(--on-accent); border-radius: 4px; }
.skip:focus { inset-block-start: .5rem; }
.top, main, footer { max-width: 52rem; margin-inline: auto; padding-inline: 1.5rem; }
.top { padding-block: 1.5rem .5rem; }
.forum { margin: 0; font: 600 1rem/1.4 var(--ui); }
.forum a { color: inherit; text-decoration: none; }
.forum a:hover { text-decoration: underline; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; margin: 0; padding: 0; }
.languages { margin-block-end: .75rem; }
.languages ul { gap: 0 1rem; font-size: .875rem; }
nav a { display: inline-block; padding-block: .5rem; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration-thickness: 2px; }
.parts { margin-block-start: .5rem; border-block-end: 1px solid var(--line); }
.parts ul { gap: 0 1.25rem; }
.parts a { text-decoration: none; border-block-end: 2px solid transparent; }
.parts a:hover { text-decoration: underline; }
.parts a[aria-current] { border-block-end-color: var(--accent); }
main { padding-block: 1rem 3rem; }
main:focus { outline: none; }
h1 { font: 600 1.6rem/1.3 var(--text); margin: .75rem 0; }
h2 { font: 600 1.1rem/1.4 var(--ui); margin: 2rem 0 .5rem; }
h3 { font: 600 1rem/1.4 var(--ui); margin: 1rem 0 .25rem; }
p { margin: .5rem 0; }
.quiet, .facts dt, .hash { color: var(--ink-2); }
.quiet, .facts { font-size: .9rem; }
.hash { font-size: .8rem; overflow-wrap: anywhere; }
.notice { margin: 1rem 0; padding: .5rem .75rem; background: var(--warn-soft); border-inline-start: 3px solid var(--warn); border-radius: 4px; font-size: .9rem; }
.cards { list-style: none; margin: 1rem 0; padding: 0; display: grid; gap: .75rem; }
.cards > li { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; }
.cards h2, .cards h3 { margin: 0; }
.cards p { margin: .25rem 0 0; }
.cards .name { font-weight: 600; }
.papers { list-style: none; margin: 1rem 0; padding: 0; border-block-start: 1px solid var(--line); }
.papers > li { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: .75rem; padding-block: .6rem; border-block-end: 1px solid var(--line); }
.papers .number { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; text-align: start; }
.papers p { margin: .1rem 0 0; }
.gone { color: var(--warn); font-weight: 600; font-size: .9rem; }
.files { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1rem; margin: .25rem 0 0; padding: 0; font-size: .9rem; }
.files a { display: inline-block; padding-block: .35rem; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .75rem 0; }
.facts dd { margin: 0; }
.sheet { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1.5rem; margin: 1rem 0; font: 1.0625rem/1.65 var(--text); }
.sheet > :first-child { margin-block-start: 0; }
.sheet p { margin: .6rem 0; display: flex; gap: .75rem; }
.sheet .number { flex: none; min-width: 1.75rem; unicode-bidi: isolate; }
.sheet .verb { font-style: italic; margin-block-start: 1.25rem; }
.sheet :lang(zh), .sheet :lang(ar) { font-style: normal; }
.sheet .note { color: var(--ink-2); font-size: .9rem; }
.sheet .l2 { padding-inline-start: 2.5rem; } .sheet .l3 { padding-inline-start: 5rem; } .sheet .l4 { padding-inline-start: 7.5rem; }
.agenda { padding-inline-start: 2rem; } .agenda li { margin: .5rem 0; padding-inline-start: .25rem; }
form { margin: 1rem 0; }
.search { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
label { display: block; font-size: .9rem; }
input, textarea, select, button { font: inherit; color: inherit; }
input, textarea, select { background: var(--paper); border: 1px solid var(--field); border-radius: 4px; padding: .5rem .6rem; max-width: 100%; }
.search div { flex: 1 1 14rem; } .search input { inline-size: 100%; }
button { min-block-size: 44px; padding: .5rem 1.25rem; border: 0; border-radius: 4px; background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
.said { overflow-wrap: anywhere; }
.label { margin-inline-end: .5rem; }
fieldset { border: 1px solid var(--line); border-radius: 8px; background: var(--paper); padding: .5rem 1.25rem 1.25rem; margin: 1.5rem 0; min-inline-size: 0; }
legend { font-weight: 600; padding-inline: .4rem; }
.paragraph { border-block-start: 1px solid var(--line); padding-block: .5rem; }
.paragraph .said { font: 1.0625rem/1.65 var(--text); margin-block: .5rem; }
.box { display: flex; gap: .6rem; align-items: start; padding-block: .6rem; font-size: 1rem; }
.box input { flex: none; inline-size: 1.25rem; block-size: 1.25rem; margin: .1rem 0 0; accent-color: var(--accent); }
.field { margin: 1.25rem 0; }
.field label { font-size: 1rem; font-weight: 600; }
.field .quiet { margin: .1rem 0 .35rem; }
.field input, .field textarea { box-sizing: border-box; inline-size: 100%; }
.field [aria-invalid] { border-color: var(--warn); border-width: 2px; }
.faults h3 { margin: 0; font-size: 1rem; } .faults ul { margin-block: .35rem 0; }
footer { border-block-start: 1px solid var(--line); padding-block: 1rem 2rem; font-size: .9rem; }
footer ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; }
footer a { display: inline-block; padding-block: .35rem; }
@media (width < 40em) {
  .top, main, footer { padding-inline: 1rem; }
  h1 { font-size: 1.35rem; }
  .sheet { padding: 1rem; }
  .papers > li { grid-template-columns: 3.5rem minmax(0, 1fr); }
  .sheet .l2 { padding-inline-start: 1rem; } .sheet .l3 { padding-inline-start: 2rem; } .sheet .l4 { padding-inline-start: 3rem; }
  .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-block-end: .5rem; }
}
@media print {
  :root { color-scheme: light; }
  body { background: none; font-size: 10.5pt; }
  .skip, nav, form, footer, .files { display: none; }
  .top, main { max-width: none; padding: 0; }
  .sheet, .cards > li { border: 0; padding: 0; background: none; break-inside: auto; }
  h1, h2, h3, .verb { break-after: avoid; } p { orphans: 2; widows: 2; }
  a { color: inherit; text-decoration: none; }
}
`;

/** Its address names its bytes: browsers keep it for good. */
export const PUBLIC_STYLE = {
  path: `/public/style-${hash("sha256", STYLES).slice(0, 16)}.css`,
  css: STYLES,
} as const;
