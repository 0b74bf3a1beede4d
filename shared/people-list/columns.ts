import { issue, type PeopleIssue } from "./issue.ts";

const DELEGATION_NAMES = ["nameEn", "nameFr", "nameEs", "nameRu", "nameZh", "nameAr"] as const;

/** Columns of a list of people, in the order in which it is written. */
export const COLUMNS = [
  "delegation",
  ...DELEGATION_NAMES,
  "category",
  "region",
  "name",
  "title",
  "email",
  "role",
  "groups",
  "head",
  "deputy",
] as const;
export type ListColumn = (typeof COLUMNS)[number];

/** Headers under which a column is written. */
export const HEADERS: Readonly<Record<ListColumn, string>> = {
  delegation: "delegation",
  nameEn: "delegation_name_en",
  nameFr: "delegation_name_fr",
  nameEs: "delegation_name_es",
  nameRu: "delegation_name_ru",
  nameZh: "delegation_name_zh",
  nameAr: "delegation_name_ar",
  category: "category",
  region: "region",
  name: "name",
  title: "title",
  email: "email",
  role: "role",
  groups: "groups",
  head: "head",
  deputy: "deputy",
};
/** Written for people to read, and passed over when the list comes back. */
export const LAST_SEEN_HEADER = "last_seen";

/** Other headers that people give a column. */
const ALSO: Readonly<Partial<Record<ListColumn, readonly string[]>>> = {
  delegation: ["symbol", "delegation symbol", "代表团"],
  nameEn: ["delegation name"],
  category: ["类别"],
  region: ["区域"],
  name: ["person", "person name", "full name", "participant", "姓名"],
  title: ["position", "function", "职务"],
  email: ["e mail", "mail", "e mail address", "email address", "电子邮件"],
  role: ["office", "角色"],
  groups: ["group", "working group", "working groups", "leads", "工作组"],
  head: ["head of delegation", "团长"],
  deputy: ["deputy head", "副团长"],
};

const folded = (header: string): string =>
  header
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_\-.:*]+/gu, " ")
    .trim();

const KNOWN: ReadonlyMap<string, ListColumn> = new Map([
  ...COLUMNS.flatMap((column): readonly (readonly [string, ListColumn])[] =>
    [HEADERS[column], ...(ALSO[column] ?? [])].map((header) => [folded(header), column]),
  ),
  ...DELEGATION_NAMES.map((column): readonly [string, ListColumn] => [
    `name ${column.slice("name".length).toLowerCase()}`,
    column,
  ]),
]);

/** Columns of a header line, by their place; null for one that is passed over. */
export function columnsIn(
  cells: readonly string[],
  line: number,
): {
  readonly columns: readonly (ListColumn | null)[];
  readonly wrong: readonly PeopleIssue[];
  /** Columns that are passed over. */
  readonly notes: readonly PeopleIssue[];
} {
  const columns = cells.map((cell) => KNOWN.get(folded(cell)) ?? null);
  const found = columns.filter((one) => one !== null);
  const twice = found.filter((one, n) => found.indexOf(one) !== n);
  const wrong =
    found.length === 0
      ? [issue("noColumns", line)]
      : !found.includes("name") && !found.includes("delegation")
        ? [issue("noNames", line)]
        : twice.map((one) => issue("columnTwice", line, HEADERS[one]));
  const notes = cells.flatMap((cell, n) =>
    columns[n] !== null || folded(cell) === "" || folded(cell) === folded(LAST_SEEN_HEADER)
      ? []
      : [issue("columnUnknown", line, cell.trim())],
  );
  return { columns, wrong, notes };
}
