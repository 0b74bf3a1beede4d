import { expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import { nextPlace } from "./next-place.ts";

const order = ["a", "b", "c", "d"].map(clauseId);
const [a, b, c, d] = order;

test("K39 the next and the previous place, around the end and from nowhere", () => {
  const go = (places: readonly (typeof a)[], from: typeof a | null, step: 1 | -1) =>
    nextPlace(
      places.map((one) => one!),
      { order, from: from ?? null, step },
    );
  expect(go([a, c], b, 1)).toEqual({ id: c, isAround: false });
  expect(go([a, c], b, -1)).toEqual({ id: a, isAround: false });
  expect(go([a, c], c, 1)).toEqual({ id: a, isAround: true });
  expect(go([b, c], b, -1)).toEqual({ id: c, isAround: true });
  expect(go([b], b, 1)).toEqual({ id: b, isAround: true });
  expect(go([d], null, 1)).toEqual({ id: d, isAround: false });
  expect(go([a, d], null, -1)).toEqual({ id: d, isAround: false });
  expect(go([], b, 1)).toBeNull();
});
