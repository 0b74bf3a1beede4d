import { expect, test } from "vitest";
import { delegationId } from "../../shared/ids.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import type { NamePresent } from "../forum/use-whom.ts";
import { presentDelegations } from "./present.ts";

const of = (symbol: string, client: number): RosterPerson => ({
  client,
  symbol,
  delegationId: delegationId(symbol),
  role: "delegate",
});
const office = (role: string, client: number): RosterPerson => ({
  client,
  symbol: null,
  delegationId: null,
  role,
});
const whom: NamePresent = ({ symbol, role }) => ({
  label: symbol ?? role,
  spoken: symbol ?? role,
  symbol,
  name: symbol ?? role,
});
const order = ["BBB", "AAA", "CCC"].map((id) => ({ id: delegationId(id) }));
const labels = (people: readonly RosterPerson[]): string =>
  presentDelegations(people, { whom, order })
    .map(({ label }) => label)
    .join(" ");

test("offices, then delegations in the forum's order, whoever came first", () => {
  const here = [of("CCC", 1), office("secretariat", 2), of("AAA", 3), office("chair", 4), of("AAA", 5)];
  expect(labels(here)).toBe("chair secretariat AAA CCC");
  expect(labels([...here.toReversed(), of("BBB", 6), office("facilitator", 7)])).toBe(
    "chair facilitator secretariat BBB AAA CCC",
  );
});
