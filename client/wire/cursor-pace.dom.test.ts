import { afterEach, expect, test, vi } from "vitest";
import { openCursorPace } from "./cursor-pace.ts";

let stop = (): void => {};
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

const paced = () => {
  const said: number[] = [];
  let at = 0;
  const pace = openCursorPace(() => said.push(at));
  ({ stop } = pace);
  return {
    said,
    move: (to: number): void => {
      at = to;
      pace.moved();
    },
  };
};

test("a caret that moved is said behind the frame that shows it, once for all moves before", async () => {
  const { said, move } = paced();
  let framesBefore = -1;
  let frames = 0;
  const count = (): void => {
    frames += 1;
    if (said.length === 0) requestAnimationFrame(count);
    else framesBefore = frames;
  };
  requestAnimationFrame(count);
  move(1);
  move(2);
  expect(said).toEqual([]);
  await vi.waitFor(() => expect(framesBefore).toBeGreaterThan(0));
  expect(said).toEqual([2]);
});

test("moves right behind are said once, by the last of them, when no other follows", async () => {
  const { said, move } = paced();
  move(1);
  await vi.waitFor(() => expect(said).toEqual([1]));
  const movedAt = performance.now();
  move(2);
  move(3);
  await vi.waitFor(() => expect(said).toEqual([1, 3]));
  expect(performance.now() - movedAt).toBeGreaterThanOrEqual(149);
});

test("after a while each move is said behind its own frame again, and none once the page left", async () => {
  const { said, move } = paced();
  move(1);
  await vi.waitFor(() => expect(said).toEqual([1]));
  await new Promise((resolve) => setTimeout(resolve, 100));
  move(2);
  await vi.waitFor(() => expect(said).toEqual([1, 2]));
  await new Promise((resolve) => setTimeout(resolve, 100));
  move(3);
  stop();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)));
  expect(said).toEqual([1, 2]);
});

test("a page that is hidden before its next frame says it all the same", async () => {
  const { said, move } = paced();
  move(1);
  // jsdom shows its page always; this one is hidden in mid-move, and gets no frame.
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  vi.spyOn(window, "requestAnimationFrame").mockReturnValue(0);
  move(2);
  await vi.waitFor(() => expect(said).toEqual([2]));
});
