import { expect, test } from "vitest";
import type { ClauseId } from "../ids.ts";
import { livingClauses } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { OPEN_RULES, openTestRoom, PEOPLE } from "../testing/room.ts";
import { commandsForMove } from "./returned-commands.ts";
import { movesOf } from "./returned-moves.ts";

const LINES = [
  "title Space",
  "opening The Forum",
  "verb considering",
  "recital one",
  "recital two",
  "recital three",
  "verb view",
  "operative first",
  "operative2 first below",
  "operative second",
  "operative third",
  "operative fourth",
] as const;

function open() {
  const room = openTestRoom();
  const ids = room.as("lead").write(...LINES);
  const order = (): readonly ClauseId[] => livingClauses(room.opinion()).map(({ id }) => id);
  const texts = (): readonly string[] => order().map((id) => room.text(id));
  return { room, ids, order, texts };
}

const moves = (
  { room }: ReturnType<typeof open>,
  file: readonly ClauseId[],
  actor: Participant = PEOPLE.chair,
) => {
  const document = room.document();
  const text = { sent: document, now: { opinion: room.opinion(), document } };
  return movesOf(file, text, { actor, rules: OPEN_RULES, language: "en", mayPropose: true });
};
const NO_REASONS = ["", ""] as const;

test("H14 clauses moved together are one move; what the room would tear along is told", () => {
  const text = open();
  const order = text.order();
  const [first, below, second] = [7, 8, 9].map((i) => order[i]!) as [ClauseId, ClauseId, ClauseId];
  const together = [...order.slice(0, 7), second, ...order.slice(10), first, below];
  expect(moves(text, together).map(({ place, after, block, acts }) => [place, after, block, acts])).toEqual([
    ["view 1", "view 4", [first, below], ["move"]],
  ]);
  const [one, two] = [order[3]!, order[4]!];
  const alone = [...order.slice(0, 3), two, one, ...order.slice(5)];
  expect(moves(text, alone).map(({ place, after, acts }) => [place, after, acts])).toEqual([
    ["considering b)", "considering (the verb)", ["move", "propose"]],
  ]);
  expect(moves(text, alone, PEOPLE.follower).map(({ acts }) => acts)).toEqual([["propose"]]);
  const torn = [...order.slice(0, 7), below, second, ...order.slice(10), first];
  expect(moves(text, torn).map(({ clauseId, acts, held }) => [clauseId, acts, held])).toEqual([
    [first, [], "withOthers"],
  ]);
});

test("H14 all moves done, the text stands in the order of the file, whatever was moved in it", () => {
  let done = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const [edited, text] = [open(), open()];
    let state = seed;
    const below = (n: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % n;
    };
    for (let n = 1 + below(3); n > 0; n--) {
      const order = edited.order();
      const after = order[1 + below(order.length - 1)]!;
      edited.room
        .as("lead")
        .ask({ type: "moveClause", clauseId: order[2 + below(order.length - 2)]!, after });
    }
    const file = edited.order();
    const found = moves(text, file);
    if (found.some(({ acts }) => !acts.includes("move"))) continue;
    const moving = new Set(found.flatMap(({ block }) => block));
    for (const [i, one] of found.entries())
      for (const command of commandsForMove({ n: i, ...one }, "move", { moving, reasons: NO_REASONS }))
        text.room.as("secretariat").ask(command);
    expect([seed, text.texts()]).toEqual([seed, edited.texts()]);
    done += 1;
  }
  expect(done).toBeGreaterThan(150);
});
