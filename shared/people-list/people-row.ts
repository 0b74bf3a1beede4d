import { type GroupId, groupId } from "../ids.ts";
import { EMAIL_CHARS_MAX, REGION_CHARS_MAX } from "../door-limits.ts";
import { NAME_CHARS_MAX } from "../limits.ts";
import { asEmail, symbolPart } from "../forum/people-commands.ts";
import { CATEGORIES, type Category, type Role, ROLES } from "../people/participant.ts";
import type { Localized } from "../text/localized.ts";
import { isPlainName, toPlainWords } from "../text/plain-words.ts";
import { type ListColumn, columnsIn, HEADERS } from "./columns.ts";
import { issue, type PeopleIssue } from "./issue.ts";

/** A line of a list of people. What is absent is not said, and stays as it is. */
export type PeopleRow = {
  readonly line: number;
  readonly delegation?: string;
  readonly delegationName?: Partial<Localized>;
  readonly category?: Category;
  readonly region?: string;
  readonly name?: string;
  readonly title?: string;
  readonly email?: string;
  readonly role?: Role;
  readonly groups?: readonly GroupId[];
  readonly head?: boolean;
  readonly deputy?: boolean;
};

export type ReadLine = { readonly line: number; readonly cells: readonly string[] };
export type ReadRow = { readonly row: PeopleRow; readonly wrong: readonly PeopleIssue[] };
type Group = { readonly id: string; readonly topic: Localized };

const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, "");

const CATEGORY_NAMES: ReadonlyMap<string, Category> = new Map([
  ...CATEGORIES.map((one): readonly [string, Category] => [folded(one), one]),
  ["state", "memberState"],
  ["observer", "observerOrganization"],
  ["internationalorganization", "observerOrganization"],
]);
const ROLE_NAMES: ReadonlyMap<string, Role> = new Map([
  ...ROLES.map((one): readonly [string, Role] => [folded(one), one]),
  ["vicechair", "facilitator"],
  ["topicfacilitator", "facilitator"],
  ["observer", "follower"],
]);
const YES = new Set(["yes", "y", "true", "1", "x", "是"]);
const NO = new Set(["no", "n", "false", "0", "否"]);
/** Says that somebody leads no group. */
const NONE = new Set(["none", "无"]);

const LANGUAGES = [
  ["nameEn", "en"],
  ["nameFr", "fr"],
  ["nameEs", "es"],
  ["nameRu", "ru"],
  ["nameZh", "zh"],
  ["nameAr", "ar"],
] as const satisfies readonly (readonly [ListColumn, keyof Localized])[];

/** A cell as it was meant: an apostrophe that keeps a formula from running is none of its words. */
const wordsOf = (cell: string): string => toPlainWords(cell.replace(/^\s*'(?=\s*[=+\-@])/u, "")).trim();

/** Reads the lines of a file whose first one names the columns. Regions are read where the forum records them. */
export function readList(
  lines: readonly ReadLine[],
  groups: readonly Group[],
  { regions }: { readonly regions: boolean },
): {
  readonly rows: readonly ReadRow[];
  readonly wrong: readonly PeopleIssue[];
  readonly notes: readonly PeopleIssue[];
} {
  const [header, ...rest] = lines;
  if (header === undefined) return { rows: [], wrong: [issue("empty", 1)], notes: [] };
  const { columns: named, wrong, notes: unknown } = columnsIn(header.cells, header.line);
  const isPassed = (column: ListColumn | null): boolean => column === "region" && !regions;
  const columns = named.map((column) => (isPassed(column) ? null : column));
  const notes = named.some(isPassed)
    ? [...unknown, issue("columnUnknown", header.line, HEADERS.region)]
    : unknown;
  if (wrong.length > 0) return { rows: [], wrong, notes };
  const filled = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (filled.length === 0) return { rows: [], wrong: [issue("empty", header.line)], notes };
  return { rows: filled.map((one) => readRow(one, columns, groups)), wrong: [], notes };
}

function readRow(
  { line, cells }: ReadLine,
  columns: readonly (ListColumn | null)[],
  groups: readonly Group[],
): ReadRow {
  const wrong: PeopleIssue[] = [];
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ""))
    wrong.push(issue("tooManyCells", line, cells.length));
  /** The words of a cell; undefined: it says nothing. */
  const cell = (column: ListColumn): string | undefined => {
    const at = columns.indexOf(column);
    const words = at === -1 ? "" : wordsOf(cells[at] ?? "");
    return words === "" ? undefined : words;
  };
  const read = <Value>(
    column: ListColumn,
    code: PeopleIssue["code"],
    valueOf: (words: string) => Value | undefined,
  ): Value | undefined => {
    const words = cell(column);
    const value = words === undefined ? undefined : valueOf(words);
    if (words !== undefined && value === undefined) wrong.push(issue(code, line, words));
    return value;
  };
  const plain = (charsMax: number) => (words: string) =>
    words.length <= charsMax && isPlainName(words) ? words : undefined;
  const yesOrNo = (words: string): boolean | undefined =>
    YES.has(words.toLowerCase()) ? true : NO.has(words.toLowerCase()) ? false : undefined;
  const names = LANGUAGES.flatMap(([column, language]) => {
    const name = read(column, "delegationNameInvalid", plain(NAME_CHARS_MAX));
    return name === undefined ? [] : [[language, name] as const];
  });
  const row = {
    line,
    delegation: read("delegation", "symbolInvalid", (words) => symbolPart.safeParse(words).data),
    delegationName: names.length === 0 ? undefined : (Object.fromEntries(names) as Partial<Localized>),
    category: read("category", "categoryUnknown", (words) => CATEGORY_NAMES.get(folded(words))),
    region: read("region", "regionInvalid", plain(REGION_CHARS_MAX)),
    name: read("name", "nameInvalid", plain(NAME_CHARS_MAX)),
    title: read("title", "titleInvalid", plain(NAME_CHARS_MAX)),
    email: read("email", "emailInvalid", (words) =>
      words.length > EMAIL_CHARS_MAX ? undefined : asEmail.safeParse(words).data,
    ),
    role: read("role", "roleUnknown", (words) => ROLE_NAMES.get(folded(words))),
    groups: read("groups", "groupUnknown", (words) => groupsIn(words, groups)),
    head: read("head", "yesOrNo", yesOrNo),
    deputy: read("deputy", "yesOrNo", yesOrNo),
  };
  const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
  const ofPerson = [row.title, row.email, row.role, row.groups, row.head, row.deputy];
  const isDelegation = row.delegation !== undefined && ofPerson.every((one) => one === undefined);
  if (wrong.length === 0 && row.name === undefined && !isDelegation) wrong.push(issue("nothingSaid", line));
  return { row: { line, ...said }, wrong };
}

/** Groups by id or topic, between commas or semicolons. */
function groupsIn(words: string, groups: readonly Group[]): readonly GroupId[] | undefined {
  if (NONE.has(words.toLowerCase())) return [];
  const named = words.split(/[;,|]/u).map((one) => folded(one));
  const found = named.map((one) =>
    groups.find(
      ({ id, topic }) => folded(id) === one || Object.values(topic).some((name) => folded(name) === one),
    ),
  );
  return found.includes(undefined)
    ? undefined
    : [...new Set(found.flatMap((one) => (one === undefined ? [] : [groupId(one.id)])))];
}
