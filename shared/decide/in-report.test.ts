import { expect, test } from "vitest";
import { singleCommandSchema, type SingleCommand } from "../commands/commands.ts";
import { ROLES } from "../people/participant.ts";
import { reportRefusal } from "./in-report.ts";

const TYPES = singleCommandSchema.options.map((option) => option.shape.type.value);
const of = (type: string): SingleCommand => ({ type }) as SingleCommand;
const asked = (type: string, role: (typeof ROLES)[number], commentsOpen: boolean, kind?: "report") =>
  reportRefusal(kind === undefined ? {} : { kind }, of(type), { actor: { role }, rules: { commentsOpen } })
    ?.reason ?? "open";

test("R31 R32 each act on the report is the secretariat's, everybody's, or not there", () => {
  const table = new Map<string, string[]>();
  for (const type of TYPES) {
    const inTime = ROLES.map((role) => asked(type, role, true, "report"));
    const late = ROLES.map((role) => asked(type, role, false, "report"));
    const writers = ROLES.filter((_role, i) => inTime[i] === "open");
    const of =
      writers.length === 0
        ? "nobody"
        : writers.length === 1
          ? writers[0]!
          : late.every((one) => one === "windowClosed")
            ? "all in time"
            : "all";
    table.set(of, [...(table.get(of) ?? []), type]);
  }
  expect([...table.keys()].toSorted()).toEqual(["all", "all in time", "nobody", "secretariat"]);
  expect(table.get("all in time")).toEqual(["propose", "rewordProposal", "bringBackProposal"]);
  expect(table.get("secretariat")).toEqual(
    expect.arrayContaining(["addClause", "consolidate", "reopen", "acceptProposal"]),
  );
  expect(table.get("nobody")).toEqual(
    expect.arrayContaining(["markClause", "takePosition", "raiseBracket", "advanceStage", "openMerge"]),
  );
  console.log([...table].map(([who, types]) => `${who}: ${types.length}`).join(", "));
});

test("R31 an Opinion has each of these acts as before", () => {
  for (const type of TYPES) for (const role of ROLES) expect(asked(type, role, false)).toBe("open");
});
