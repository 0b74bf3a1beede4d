import type { Delegation } from "../forum/delegation.ts";
import type { Localized } from "../text/localized.ts";
import { issue, type PeopleIssue } from "./issue.ts";
import type { PeopleRow } from "./people-row.ts";
import type { FieldChange, LineAct, PlanContext, RunCommand } from "./plan.ts";

type Context = Pick<PlanContext, "steps" | "reason"> & {
  readonly run: RunCommand;
  readonly note: (line: number, act: LineAct) => void;
};

/** Admits and corrects the delegations of a file; each is told once, at the first line that says it whole. */
export function planDelegations(rows: readonly PeopleRow[], context: Context): readonly PeopleIssue[] {
  const wrong: PeopleIssue[] = [];
  for (const [symbol, own] of Map.groupBy(rows, ({ delegation = "" }) => delegation)) {
    if (symbol === "") {
      const [stray] = own.filter(
        ({ name, category, region, delegationName }) =>
          name === undefined ||
          category !== undefined ||
          region !== undefined ||
          delegationName !== undefined,
      );
      if (stray !== undefined) wrong.push(issue("symbolMissing", stray.line));
      continue;
    }
    const differing = own.find((row) => own.some((other) => other.line < row.line && differs(other, row)));
    if (differing !== undefined) {
      wrong.push(issue("delegationDiffers", differing.line, symbol));
      continue;
    }
    const refused = planOne(symbol, own, context);
    if (refused !== null) wrong.push(refused);
  }
  return wrong;
}

const LANGUAGES = ["en", "fr", "es", "ru", "zh", "ar"] as const;

/** Two lines say different things about one delegation. */
const differs = (one: PeopleRow, other: PeopleRow): boolean =>
  (one.category !== undefined && other.category !== undefined && one.category !== other.category) ||
  (one.region !== undefined && other.region !== undefined && one.region !== other.region) ||
  LANGUAGES.some((language) => {
    const [a, b] = [one.delegationName?.[language], other.delegationName?.[language]];
    return a !== undefined && b !== undefined && a !== b;
  });

function planOne(
  symbol: string,
  own: readonly PeopleRow[],
  { steps, reason, run, note }: Context,
): PeopleIssue | null {
  const before = steps.forum().delegations.find((one) => one.symbol === symbol);
  const category = own.find((row) => row.category !== undefined)?.category ?? before?.category;
  const region = own.find((row) => row.region !== undefined)?.region;
  const said = Object.assign(
    {},
    ...own.map(({ delegationName }) => delegationName ?? {}),
  ) as Partial<Localized>;
  const { line } =
    own.find(
      (row) => row.delegationName !== undefined || row.category !== undefined || row.region !== undefined,
    ) ?? own[0]!;
  if (before === undefined) {
    const { en, ...others } = said;
    if (en === undefined) return issue("delegationUnknown", line, symbol);
    if (category === undefined) return issue("categoryMissing", line, symbol);
    const name = { en, ...others };
    const refused = run(
      { type: "admitDelegation", symbol, name, category, ...(region === undefined ? {} : { region }) },
      line,
    );
    if (refused !== null) return refused;
    note(line, {
      kind: "newDelegation",
      of: symbol,
      changes: [
        { field: "delegationName", from: "", to: en },
        { field: "category", from: "", to: category },
        ...(region === undefined ? [] : [{ field: "region", from: "", to: region } as const]),
      ],
    });
    return null;
  }
  const after: Delegation = {
    ...before,
    name: { ...before.name, ...said },
    category: category ?? before.category,
    ...(region === undefined ? {} : { region }),
  };
  const changes = changesOf(before, after);
  if (changes.length === 0) return null;
  const { id: delegationId, name } = after;
  const refused = run(
    {
      type: "correctDelegation",
      delegationId,
      name,
      category: after.category,
      ...(region === undefined ? {} : { region }),
      reason,
    },
    line,
  );
  if (refused === null) note(line, { kind: "delegation", of: symbol, changes });
  return refused;
}

const changesOf = (before: Delegation, after: Delegation): readonly FieldChange[] => [
  ...LANGUAGES.flatMap((language): readonly FieldChange[] =>
    before.name[language] === after.name[language]
      ? []
      : [
          {
            field: "delegationName",
            from: before.name[language] ?? "",
            to: after.name[language] ?? "",
          },
        ],
  ),
  ...(before.category === after.category
    ? []
    : [{ field: "category", from: before.category, to: after.category } as const]),
  ...(before.region === after.region
    ? []
    : [{ field: "region", from: before.region ?? "", to: after.region ?? "" } as const]),
];
