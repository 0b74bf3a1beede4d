import { expect, test } from "vitest";
import { type AccessibleNode, readAloud } from "./read-aloud.ts";

const node = (
  nodeId: string,
  role: string,
  more: {
    name?: string;
    description?: string;
    children?: readonly string[];
    ignored?: boolean;
    states?: Readonly<Record<string, unknown>>;
  } = {},
): AccessibleNode => ({
  nodeId,
  ignored: more.ignored ?? false,
  role: { value: role },
  name: { value: more.name ?? "" },
  description: { value: more.description ?? "" },
  properties: Object.entries(more.states ?? {}).map(([name, value]) => ({ name, value: { value } })),
  childIds: more.children ?? [],
});

test("A76 a tree is read in its order: roles, names, states, and a redline with its end", () => {
  const tree = [
    node("root", "RootWebArea", { children: ["h", "hidden", "list", "b"] }),
    node("h", "heading", { states: { level: 2 }, children: ["ht"] }),
    node("ht", "StaticText", { name: "noting" }),
    node("hidden", "none", { ignored: true, children: [] }),
    node("list", "list", { children: ["item"] }),
    node("item", "listitem", { name: "Clause b), locked", children: ["p"] }),
    node("p", "paragraph", { children: ["t1", "ins", "t2"] }),
    node("t1", "StaticText", { name: "that " }),
    node("ins", "insertion", { description: "inserted by AAA", children: ["it"] }),
    node("it", "StaticText", { name: "all" }),
    node("t2", "StaticText", { name: " networks" }),
    node("b", "button", { name: "Lock", states: { disabled: true, expanded: false }, children: ["bt"] }),
    node("bt", "StaticText", { name: "Lock" }),
  ];
  expect(readAloud(tree, "root")).toEqual([
    "heading level 2, noting",
    "list, 1 items",
    "list item, Clause b), locked",
    "that [insertion, inserted by AAA: all] networks",
    "button, Lock, unavailable, collapsed",
  ]);
});
