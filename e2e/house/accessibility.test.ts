import { existsSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { read } from "./read-project.ts";

type Row = Readonly<Record<"standard" | "id" | "need" | "state" | "how" | "shown by", string>>;

const rows: readonly Row[] = parse(read("docs/accessibility.csv"), { columns: true });
const nameOf = ({ standard, id }: Row): string => `${standard.split(" ")[0]} ${id}`;

test("A77 each need of accessibility has one row, with the test that shows it", () => {
  expect(new Set(rows.map(nameOf)).size).toBe(rows.length);
  const count = (standard: string): number => rows.filter((row) => row.standard.startsWith(standard)).length;
  expect([count("WCAG"), count("CTAUR")]).toEqual([55, 19]);
  const broken = rows.flatMap((row) => {
    const { state, need, how } = row;
    const [file = "", title = ""] = row["shown by"].split(/: (.*)/u);
    const isShown =
      existsSync(new URL(`../../${file}`, import.meta.url)) && title !== "" && read(file).includes(title);
    const isWhole = need !== "" && how !== "" && /^(yes|part|no|does not apply)$/u.test(state);
    return isWhole && (state === "yes") === isShown ? [] : [nameOf(row)];
  });
  expect(broken).toEqual([]);
});

test("A77 the tool's own pages are accessible only while no need of WCAG is open", () => {
  const open = rows.filter(({ standard, state }) => standard.startsWith("WCAG") && /part|no$/u.test(state));
  const own = rows.find(({ standard, id }) => standard.startsWith("ATAG") && id === "A.1");
  expect(own?.state).toBe(open.length === 0 ? "yes" : "part");
});

test("A77 each need that is met in part, or not, stands among the known limits", () => {
  const caveats = read("docs/caveats.md");
  const open = rows.filter(({ state }) => state === "part" || state === "no");
  expect(
    open.filter((row) => !new RegExp(`\\b${row.id.replaceAll(".", "\\.")}\\b`, "u").test(caveats)),
  ).toEqual([]);
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  console.info(`accessibility: ${count("yes")} yes, ${count("part")} part, ${count("no")} no`);
});
