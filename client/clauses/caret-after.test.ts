import { expect, test } from "vitest";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { openTestRoom } from "../../shared/testing/room.ts";
import { caretAfter } from "./caret-after.ts";

test("whoever was typing goes on where the words are after an act was undone", () => {
  const room = openTestRoom();
  const lead = room.as("lead");
  const [first, second] = [lead.add("operative", "to act"), lead.add("operative", "to report")];
  const act = (command: SingleCommand) => {
    const before: Opinion = room.opinion();
    return caretAfter(lead.must(command), before);
  };
  expect(act({ type: "removeClause", clauseId: second })).toEqual({ clause: first, caret: { kind: "end" } });
  expect(act({ type: "restoreClause", clauseId: second })).toEqual({
    clause: second,
    caret: { kind: "end" },
  });
  expect(act({ type: "joinClauses", first, second })).toEqual({
    clause: first,
    caret: { kind: "offset", at: "to act".length },
  });
  const split = act({ type: "splitClause", clauseId: first, at: 6 });
  expect(split).toEqual({ clause: expect.any(String), caret: { kind: "start" } });
  expect([first, second]).not.toContain(split?.clause);
  expect(act({ type: "changeKind", clauseId: first, kind: "operative", level: 2 })).toBeNull();
});
