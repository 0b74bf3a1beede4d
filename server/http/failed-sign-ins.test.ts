import { expect, test } from "vitest";
import { SIGN_IN_FAILURES_PER_MINUTE, SIGN_IN_NETWORKS_MAX } from "../../shared/door-limits.ts";
import { openFailedSignIns } from "./failed-sign-ins.ts";

test("A17 a network over the limit gets the seconds to wait, and starts anew after its minute", () => {
  let at = 1_000;
  const { note } = openFailedSignIns(() => at);
  for (let n = 0; n < SIGN_IN_FAILURES_PER_MINUTE; n++) expect(note("198.51.100.1")).toBeNull();
  expect(note("198.51.100.1")).toBe(60);
  at += 59_500;
  expect(note("198.51.100.1")).toBe(1);
  expect(note("198.51.100.2")).toBeNull();
  at += 500;
  expect(note("198.51.100.1")).toBeNull();
});

test("A17 all addresses of an IPv6 subscriber share one count; the next has its own", () => {
  const { note } = openFailedSignIns(() => 0);
  let over = 0;
  for (let n = 0; n < SIGN_IN_FAILURES_PER_MINUTE + 10; n++)
    if (note(`2001:db8:1:2::${n.toString(16)}`) !== null) over += 1;
  expect(over).toBe(10);
  expect(note("2001:db8:1:3::1")).toBeNull();
});

test("A17 networks above the limit of separate counts share one count for the minute", () => {
  let at = 0;
  const { note } = openFailedSignIns(() => at);
  const address = (n: number): string => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  for (let n = 0; n < SIGN_IN_NETWORKS_MAX; n++) note(address(n));
  const more = Array.from({ length: SIGN_IN_FAILURES_PER_MINUTE + 5 }, (_, n) =>
    note(address(SIGN_IN_NETWORKS_MAX + n)),
  );
  expect(more.filter((wait) => wait !== null)).toHaveLength(5);
  expect(note(address(0))).toBeNull();
  at = 60_000;
  expect(note(address(SIGN_IN_NETWORKS_MAX + 1))).toBeNull();
  console.log(
    `failed sign-ins: ${SIGN_IN_NETWORKS_MAX + more.length} networks, ${SIGN_IN_NETWORKS_MAX} counted apart`,
  );
});
