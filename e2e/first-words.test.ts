import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { catalogPart } from "../client/i18n/catalog-parts.ts";
import { CATALOGS } from "../client/i18n/messages.ts";

const IMPORTED = /(?:import|export)\s+(?!type)(?:[^;]*?from\s+)?"(\.[^"]+\.tsx?)"/g;
/** `useTranslations("nav")`, and `t("nav.open")` where the whole catalog is asked. */
const SPOKEN = [/useTranslations\("(\w+)/g, /\b\w+\(\s*[`"]([a-z]\w*)\.\w/g];

/** Files fetched before the first words: all that the page's beginning imports, save what it imports later. */
function firstScript(): readonly string[] {
  const found = new Set<string>(["client/main.tsx"]);
  for (const file of found) {
    for (const [, path = ""] of readFileSync(file, "utf8").matchAll(IMPORTED)) {
      const next = join(dirname(file), path);
      if (existsSync(next)) found.add(next);
    }
  }
  return [...found];
}

test("what is said before the rest of the page is here stands in the first words", () => {
  const files = firstScript().filter((file) => file.startsWith("client/") && !file.includes("/i18n/"));
  expect(files.length).toBeGreaterThan(50);
  const [first, later] = [catalogPart(CATALOGS.en, "first"), catalogPart(CATALOGS.en, "later")];
  const spoken = files.flatMap((file) =>
    SPOKEN.flatMap((form) =>
      [...readFileSync(file, "utf8").matchAll(form)].map(([, name = ""]) => ({ file, name })),
    ),
  );
  expect(spoken.filter(({ name }) => name in first).length).toBeGreaterThan(50);
  expect(spoken.filter(({ name }) => name in later)).toEqual([]);
});

test("what is fetched when somebody opens it is not in the first script", () => {
  const files = firstScript();
  expect(files).toContain("client/ui/button.tsx");
  for (const opened of [
    "client/ui/dialog.tsx",
    "client/ui/menu-popup.tsx",
    "client/editor/clause-editor.tsx",
  ]) {
    expect(existsSync(opened), opened).toBe(true);
    expect(files).not.toContain(opened);
  }
});
