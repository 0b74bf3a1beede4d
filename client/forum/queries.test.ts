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
  /** The last reading ends; nothing else is read. */
  const ends = async (told: Promise<void>): Promise<string | undefined> => {
    expect(waiting).toHaveLength(1);
    await answer();
    await told;
    expect(waiting).toHaveLength(0);
    leave();
    return observer.getCurrentResult().data;
  };
  return { queries, answer, shown, ends, change: (to: string): string => (value = to) };
}

test("a change during the first reading is read after it", async () => {
  const { queries, answer, shown, ends, change } = slowly();
  change("after");
  const told = queries.invalidateQueries({ queryKey: ["it"] });
  await answer();
  expect(shown()).toBe("before");
  expect(await ends(told)).toBe("after");
});

test("a change after the first reading is read once", async () => {
  const { queries, answer, ends, change } = slowly();
  await answer();
  change("after");
  expect(await ends(queries.invalidateQueries({ queryKey: ["it"] }))).toBe("after");
});
