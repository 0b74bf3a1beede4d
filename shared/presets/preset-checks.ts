import type { PresetFile } from "./preset.ts";
import { WINDOWS } from "../timetable/timetable-entry.ts";
import { endOf } from "../timetable/timetable.ts";
import type { YamlFinding } from "./read-yaml.ts";

type Told = { readonly path: readonly PropertyKey[]; readonly name: string };

/** Finds names that refer to nothing and names that stand twice: what no part of the file can tell by itself. */
export function brokenReferences(file: PresetFile): readonly YamlFinding[] {
  const { groups, timetable, timetableRules, agenda, delegationGroups, samples } = file;
  const groupIds = groups.map(({ id }) => id);
  const entryIds = timetable.map(({ id }) => id);
  const symbols = samples.delegations.map(({ symbol }) => symbol);
  const speakers = [
    ...delegationGroups.map(({ symbol }, n) => ({ path: ["delegationGroups", n, "symbol"], name: symbol })),
    ...samples.delegationGroups.map(({ symbol }, n) => ({
      path: ["samples", "delegationGroups", n, "symbol"],
      name: symbol,
    })),
    ...symbols.map((name, n) => ({ path: ["samples", "delegations", n, "symbol"], name })),
  ];
  return [
    ...twice(groupIds.map((name, n) => ({ path: ["groups", n, "id"], name }))),
    ...twice(
      groups.map(({ opinion }, n) => ({ path: ["groups", n, "opinion", "number"], name: opinion.number })),
    ),
    ...twice(entryIds.map((name, n) => ({ path: ["timetable", n, "id"], name }))),
    ...twice(agenda.map(({ n: name }, n) => ({ path: ["agenda", n, "n"], name: String(name) }))),
    ...twice(speakers),
    ...timetable.flatMap(({ windows }, n) =>
      windows.flatMap(({ only }, k) =>
        unknown(
          (only?.groups ?? []).map((name, g) => ({
            path: ["timetable", n, "windows", k, "only", "groups", g],
            name,
          })),
          { among: groupIds, what: "a group of this file" },
        ),
      ),
    ),
    ...timetableRules.flatMap(({ entry, before }, n) =>
      unknown(
        [
          { path: ["timetableRules", n, "entry"], name: entry },
          { path: ["timetableRules", n, "before"], name: before },
        ],
        { among: entryIds, what: "an entry of the timetable" },
      ),
    ),
    ...unknown(
      Object.keys(samples.opinions).map((name) => ({ path: ["samples", "opinions", name], name })),
      { among: groupIds, what: "a group of this file" },
    ),
    ...samples.delegationGroups.flatMap(({ members = [] }, n) =>
      unknown(
        members.map((name, k) => ({ path: ["samples", "delegationGroups", n, "members", k], name })),
        { among: symbols, what: "a sample delegation" },
      ),
    ),
  ];
}

const twice = (all: readonly Told[]): readonly YamlFinding[] =>
  all
    .filter(({ name }, n) => all.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) < n)
    .map(({ path, name }) => ({ path, message: `"${name}" stands twice: each has a name of its own` }));

const unknown = (
  all: readonly Told[],
  { among, what }: { readonly among: readonly string[]; readonly what: string },
): readonly YamlFinding[] =>
  all
    .filter(({ name }) => !among.includes(name))
    .map(({ path, name }) => ({ path, message: `"${name}" is not ${what}: ${listed(among)}` }));

const listed = (names: readonly string[]): string =>
  names.length === 0 ? "there is none" : `there are ${names.join(", ")}`;

/** Notes on allowed things that may be an oversight: windows that stay closed, texts without Chinese. */
export function oversights(file: PresetFile): readonly YamlFinding[] {
  const { timetable, timeZone } = file;
  const dated = timetable
    .map((entry, n) => ({ entry, n, at: endOf(entry, timeZone) }))
    .toSorted((a, b) => a.at - b.at || a.n - b.n);
  const closed = WINDOWS.flatMap((on) => {
    const turns = dated.flatMap(({ entry, n }) =>
      entry.windows.flatMap((window, k) =>
        window.on === on && window.only === undefined
          ? [{ path: ["timetable", n, "windows", k], to: window.to, date: entry.date }]
          : [],
      ),
    );
    const last = turns.at(-1);
    return last?.to === "closed"
      ? [{ path: last.path, message: `after ${last.date} "${on}" never opens again in this timetable` }]
      : [];
  });
  const inEnglish = withoutChinese(file);
  const [first] = inEnglish;
  return [
    ...closed,
    ...(first === undefined
      ? []
      : [
          {
            path: first,
            message: `${inEnglish.length} texts are not in Chinese (zh): they are shown in English`,
          },
        ]),
  ];
}

function withoutChinese(
  value: unknown,
  path: readonly PropertyKey[] = [],
): readonly (readonly PropertyKey[])[] {
  if (typeof value !== "object" || value === null) return [];
  const own = typeof (value as { en?: unknown }).en === "string" && !("zh" in value) ? [path] : [];
  return [...own, ...Object.entries(value).flatMap(([key, one]) => withoutChinese(one, [...path, key]))];
}
