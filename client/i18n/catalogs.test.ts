import { expect, test } from "vitest";
import { REASONS } from "../../shared/refusal.ts";
import { chinese, english, CATALOGS } from "./messages.ts";

/** The names of a message's arguments, those inside of the options of a select or plural too. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  let at = 0;

  const readMessage = (): void => {
    for (; at < message.length && message[at] !== "}"; at++) if (message[at] === "{") readArgument();
  };
  const readArgument = (): void => {
    const [argument = "", name = "", choice] =
      /^\{\s*(\w+)\s*(?:\}|,\s*(select|plural)\s*,)/u.exec(message.slice(at)) ?? [];
    expect(name, `an argument at ${at} of: ${message}`).not.toBe("");
    names.add(name);
    at += argument.length;
    if (choice === undefined) {
      at--;
      return;
    }
    for (; message[at] !== "}"; at++) {
      if (message[at] !== "{") continue;
      at++;
      readMessage();
    }
  };

  readMessage();
  expect(at, `brackets of: ${message}`).toBe(message.length);
  return [...names].sort();
}

test("every word of the page stands in both languages", () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

test("the arguments of each message agree between the languages", () => {
  for (const [key, message] of english) {
    const other = argumentsOf(chinese.get(key) ?? "");
    expect({ key, arguments: other }).toEqual({ key, arguments: argumentsOf(message) });
  }
});

test("no message is empty", () => {
  for (const [key, message] of [...english, ...chinese]) expect(message.trim(), key).not.toBe("");
});

test("every reason of a refusal has its sentence", () => {
  const sentences = new Set(Object.keys(CATALOGS.en.refusal));
  expect(Object.keys(REASONS).filter((reason) => !sentences.has(reason))).toEqual([]);
});
