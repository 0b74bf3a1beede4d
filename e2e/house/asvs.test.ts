import { existsSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { read } from "./read-project.ts";

const COLUMNS = ["id", "level", "chapter", "requirement", "applies", "how", "shown by", "state"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** Requirements of levels 1 and 2 by chapter, V1 to V17, in the edition 5.0.0. */
const COUNTS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

const rows: readonly Row[] = parse(read("docs/asvs.csv"), { columns: true });
const chapterOf = ({ id }: Row): number => Number(/^V(\d+)\./u.exec(id)?.[1]);
const shownBy = (row: Row): readonly string[] => row["shown by"].split(" ");

test("A64 each requirement of ASVS 5.0, levels 1 and 2, has one whole row", () => {
  const ids = rows.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(COUNTS.map((_, i) => rows.filter((row) => chapterOf(row) === i + 1).length)).toEqual(COUNTS);
  const broken = rows.filter(
    (row) =>
      Object.keys(row).join() !== COLUMNS.join() ||
      Object.values(row).some((cell) => cell.trim() === "") ||
      !/^V\d+\.\d+\.\d+$/u.test(row.id) ||
      !/^[12]$/u.test(row.level) ||
      !/^(yes|no: .+)$/u.test(row.applies) ||
      !/^(met|partly|not met|not applicable)$/u.test(row.state) ||
      (row.state === "not applicable") !== row.applies.startsWith("no: "),
  );
  expect(broken).toEqual([]);
});

test("A64 what a row is shown by is there: a rule, a test or a page", () => {
  const rules = read("docs/rules.md");
  const missing = rows.flatMap((row) =>
    row.state === "not applicable"
      ? []
      : shownBy(row).flatMap((one) => {
          const isThere = /^[A-Z]\d+$/u.test(one)
            ? rules.includes(`**${one}**`)
            : /(\.test\.ts|\.spec\.ts|\.md)$/u.test(one) &&
              existsSync(new URL(`../../${one}`, import.meta.url));
          return isThere ? [] : [`${row.id}: ${one}`];
        }),
  );
  expect(missing).toEqual([]);
  // A page alone says what should be; a rule has its tests, which the house counts.
  const bySayingAlone = rows.filter(
    (row) => row.state === "met" && shownBy(row).every((one) => one.endsWith(".md")),
  );
  expect(bySayingAlone.map(({ id }) => id)).toEqual([]);
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  console.info(
    `ASVS: ${count("met")} met, ${count("partly")} partly, ${count("not met")} not met, ${count("not applicable")} not applicable`,
  );
});
