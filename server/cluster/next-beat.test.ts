import { expect, test } from "vitest";
import { BEAT_AGAIN_MS, BEAT_INTERVAL_MS, BEAT_WAITING_MS } from "../../shared/cluster-limits.ts";
import { WHOLE_FORUM } from "../store/claims.ts";
import { untilNextBeat } from "./next-beat.ts";

const node = (id: string, until: number, draining = false) => ({
  id,
  address: "",
  version: "1",
  draining,
  until,
});
const owners = [{ key: WHOLE_FORUM, node: "owner", epoch: 1 }];
const waits = { self: "mine", isWaiting: true };

test("D37 a node that waits looks at the moment at which the owner's lease ends", () => {
  const left = (until: number): number =>
    untilNextBeat({ now: 10_000, owners, nodes: [node("owner", until), node("other", 10_010)] }, waits);
  expect(left(11_900)).toBe(BEAT_INTERVAL_MS);
  expect(left(10_120)).toBe(125);
  // The owner itself only renews its own lease.
  const nodes = [node("owner", 10_120), node("mine", 10_001)];
  const own = untilNextBeat({ now: 10_000, owners, nodes }, { self: "owner", isWaiting: false });
  expect(own).toBe(BEAT_INTERVAL_MS);
});

test("D37 beats come sooner after one without an answer, and while another node stops", () => {
  expect(untilNextBeat(null, waits)).toBe(BEAT_AGAIN_MS);
  const nodes = [node("owner", 12_000, true)];
  expect(untilNextBeat({ now: 10_000, owners, nodes }, waits)).toBe(BEAT_WAITING_MS);
});
