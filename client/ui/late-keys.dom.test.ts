import { expect, test } from "vitest";
import { chordOf, enterActsOnce } from "./chord.ts";
import { hearKeys } from "./late-keys.ts";

enterActsOnce();

const press = (key: string, prevented = false): void => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  if (prevented) event.preventDefault();
};

/** Lets a part come that answers one key, and returns the earlier keys that it heard. */
function heardLate(answers: string, order: "before" | "behind" = "behind"): readonly string[] {
  const heard: string[] = [];
  const listen = (event: KeyboardEvent): void => {
    heard.push(chordOf(event));
    if (event.key === answers) event.preventDefault();
  };
  hearKeys(listen, order)();
  return heard;
}

test("K50 late parts hear the last key before them, until one answers it", () => {
  press("?");
  expect(heardLate("/", "before")).toEqual(["?"]);
  expect(heardLate("?")).toEqual(["?"]);
  expect(heardLate("?")).toEqual([]);
  press("?");
  press("Escape");
  expect(heardLate("?")).toEqual(["Escape"]);
});

test("K50 a key that something else has answered is not heard later", () => {
  press("?", true);
  expect(heardLate("?")).toEqual([]);
});

test("K50 a key that a click followed is not heard later", async () => {
  press("/");
  await new Promise((resolve) => setTimeout(resolve, 5));
  document.body.click();
  expect(heardLate("/")).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  press("/");
  expect(heardLate("/")).toEqual(["/"]);
});

test("K50 a part hears keys while it stands", () => {
  const heard: string[] = [];
  const end = hearKeys((event) => void heard.push(chordOf(event)), "before");
  press("F2");
  end();
  press("F3");
  expect(heard.at(-1)).toBe("F2");
});
