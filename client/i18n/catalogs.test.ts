import { expect, test } from "vitest";
import { REASONS } from "../../shared/refusal.ts";
import { enDesk } from "./en-desk.ts";
import { enReport } from "./en-report.ts";
import { enLater } from "./en-later.ts";
import { en } from "./en.ts";
import { zhDesk } from "./zh-desk.ts";
import { zhReport } from "./zh-report.ts";
import { zhLater } from "./zh-later.ts";
import { zh } from "./zh.ts";

type Tree = { readonly [key: string]: string | Tree };

function messages(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const name = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(name, value);
    else for (const [inner, message] of messages(value, name)) found.set(inner, message);
  }
  return found;
}

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

const english = messages({ ...en, ...enLater, desk: enDesk, chairsReport: enReport });
const chinese = messages({ ...zh, ...zhLater, desk: zhDesk, chairsReport: zhReport });

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
  const sentences = new Set(Object.keys(en.refusal));
  expect(Object.keys(REASONS).filter((reason) => !sentences.has(reason))).toEqual([]);
});
