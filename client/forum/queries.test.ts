import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { Queries } from "./queries.ts";

/** Readings that end when the test says so, each with the value of the moment it began. */
function slowly() {
  const queries = new Queries();
  const waiting: (() => void)[] = [];
  let value = "before";
  const queryFn = (): Promise<string> => {
    const read = value;
    return new Promise((resolve) => waiting.push(() => resolve(read)));
  };
  const observer = new QueryObserver(queries, { queryKey: ["it"], queryFn });
  const leave = observer.subscribe(() => undefined);
  const answer = async (): Promise<void> => {
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const shown = (): string | undefined => observer.getCurrentResult().data;
  return { queries, waiting, answer, shown, leave, change: (to: string): string => (value = to) };
}

test("a change during the first reading is read after it", async () => {
  const { queries, waiting, answer, shown, leave, change } = slowly();
  change("after");
  const told = queries.invalidateQueries({ queryKey: ["it"] });
  await answer();
  expect(shown()).toBe("before");
  expect(waiting).toHaveLength(1);
  await answer();
  await told;
  expect(shown()).toBe("after");
  expect(waiting).toHaveLength(0);
  leave();
});

test("a change after the first reading is read once", async () => {
  const { queries, waiting, answer, shown, leave, change } = slowly();
  await answer();
  change("after");
  const told = queries.invalidateQueries({ queryKey: ["it"] });
  expect(waiting).toHaveLength(1);
  await answer();
  await told;
  expect(shown()).toBe("after");
  expect(waiting).toHaveLength(0);
  leave();
});
