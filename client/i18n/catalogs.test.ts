import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import type { MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { REASONS } from "../../shared/refusal.ts";
import { en } from "./en.ts";
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

function argumentsOf(elements: readonly MessageFormatElement[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    names.add(element.value);
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      for (const option of Object.values(element.options))
        for (const name of argumentsOf(option.value)) names.add(name);
    }
    if (element.type === TYPE.tag) for (const name of argumentsOf(element.children)) names.add(name);
  }
  return names;
}

const english = messages(en);
const chinese = messages(zh);

test("every word of the page stands in both languages", () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

test("the arguments of each message agree between the languages", () => {
  for (const [key, message] of english) {
    const own = [...argumentsOf(parse(message))].sort();
    const other = [...argumentsOf(parse(chinese.get(key) ?? ""))].sort();
    expect({ key, arguments: other }).toEqual({ key, arguments: own });
  }
});

test("no message is empty", () => {
  for (const [key, message] of [...english, ...chinese]) expect(message.trim(), key).not.toBe("");
});

test("every reason of a refusal has its sentence", () => {
  const sentences = new Set(Object.keys(en.refusal));
  expect(Object.keys(REASONS).filter((reason) => !sentences.has(reason))).toEqual([]);
});
