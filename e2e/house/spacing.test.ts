import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { read } from "./read-project.ts";
import { straySpaces, straySpacesInCode } from "./spacing.ts";

test("a space that follows no step is found in styles and in code", () => {
  const css = `
    /* padding: 7px; */
    .a { padding: var(--s1) 7px; border: 3px solid; inline-size: 40px; }
    .b { gap: 0.75rem; margin: -1px auto 0 2.5em; inset-block-end: calc(100% - 6px); }
    .c { scroll-margin-block: 96px 14px }
    .d { padding: 0 var(--s2); margin-inline: calc(-1 * var(--s1)); --gap-of: 5px; }`;
  expect(straySpaces("a.css", css)).toEqual([
    "a.css:3 padding: var(--s1) 7px",
    "a.css:4 gap: 0.75rem",
    "a.css:4 inset-block-end: calc(100% - 6px)",
    "a.css:5 scroll-margin-block: 96px 14px ",
  ]);
  const code = "style={{ marginInlineStart: `${n * 1.5}rem`, gap: `var(--s2)`, padding: '9px' }}";
  expect(straySpacesInCode("a.tsx", code)).toEqual([
    "a.tsx marginInlineStart: `${n * 1.5}rem`",
    "a.tsx padding: '9px'",
  ]);
});

test("every space of the page is a step of client/styles/tokens.css", () => {
  const files = readdirSync(new URL("../../client", import.meta.url), { recursive: true, encoding: "utf8" });
  const styles = files.filter((file) => file.endsWith(".css") && !file.endsWith("tokens.css"));
  const code = files.filter((file) => /(?<!\.test)\.tsx$/.test(file));
  expect(styles.length).toBeGreaterThan(30);
  expect([
    ...styles.flatMap((file) => straySpaces(`client/${file}`, read(`client/${file}`))),
    ...code.flatMap((file) => straySpacesInCode(`client/${file}`, read(`client/${file}`))),
  ]).toEqual([]);
});
