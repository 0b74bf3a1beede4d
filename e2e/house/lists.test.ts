import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { read } from "./read-project.ts";

/** Files that join parts with a comma or a semicolon of English, each with its reason. */
const KNOWN: Readonly<Record<string, string>> = {
  "client/i18n/catalog-faults.ts": "names keys and plural forms to a translator",
  "server/command-line/": "lists of options and of faults; the archive is in English",
  "server/exports/export-forms.ts": "names forms of files in a refusal that a machine reads",
  "server/exports/missing-signs.ts": "lists codes of signs",
  "server/http/mailed-links.ts": "a line of the log",
  "server/http/site-headers.ts": "a header of HTTP",
  "server/postgres/": "SQL",
  "server/store/": "SQL",
  "server/setup/told-settings.ts": "a line of the log",
  "shared/decide/": "ids in the details of a refusal; the page names them",
  "shared/standing/may-type.ts": "ids in the details of a refusal; the page names them",
  "shared/merging/provenance-text.ts": "a plain file, in English as all plain files are",
  "shared/opinion/canonical-text.ts": "bytes that are hashed",
  "shared/people-list/list-csv.ts": "a cell that is read back",
  "shared/people-list/plan-person.ts": "a cell that is read back",
  "shared/plain-text/bracket-owners.ts": "a note on a plain file, in English as all plain files are",
  "shared/presets/": "a fault in a preset, told in English to its author",
};

const GLUE = /\.join\((?:", "|"; "|" and "|"、")\)/u;

test("K41 no list for people is joined with the signs of one language", () => {
  const found = ["client", "shared", "server"]
    .flatMap((folder) =>
      readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: "utf8" }).map(
        (file) => `${folder}/${file}`,
      ),
    )
    .filter((file) => /\.tsx?$/u.test(file) && !file.includes("node_modules"))
    .filter((file) => !/^e2e\/|\.test\.tsx?$|\/testing\/|\/tests\/|\/design\//u.test(file))
    .filter((file) => GLUE.test(read(file)));
  const isKnown = (file: string): boolean => Object.keys(KNOWN).some((known) => file.startsWith(known));
  expect(found.filter((file) => !isKnown(file))).toEqual([]);
  expect(Object.keys(KNOWN).filter((known) => !found.some((file) => file.startsWith(known)))).toEqual([]);
});
