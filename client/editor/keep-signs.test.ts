import { Schema } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { FROM_WORDS } from "./bind-text.ts";
import { keepSigns } from "./keep-signs.ts";

const schema = new Schema({
  nodes: { doc: { content: "paragraph" }, paragraph: { content: "text*" }, text: {} },
});

const open = (text: string) => {
  let told = 0;
  const signs = (): number[] => [...state.doc.textContent.matchAll(/[[\]]/gu)].map((sign) => sign.index);
  let state = EditorState.create({
    doc: schema.node("doc", null, [schema.node("paragraph", null, [schema.text(text)])]),
    plugins: [keepSigns(signs, () => void (told += 1))],
  });
  const doing = (change: (tr: Transaction) => Transaction): string => {
    state = state.applyTransaction(change(state.tr)).state;
    return state.doc.textContent;
  };
  return { doing, told: () => told };
};

test("B3 the editor deletes or overwrites no bracket sign, alone or in a range, and says so", () => {
  const { doing, told } = open("that [a] end");
  expect(doing((tr) => tr.delete(6, 7))).toBe("that [a] end");
  expect(doing((tr) => tr.delete(2, 10))).toBe("that [a] end");
  expect(doing((tr) => tr.insertText("x", 8, 9))).toBe("that [a] end");
  expect(told()).toBe(3);
});

test("B3 beside and between the signs it types and deletes; what the server wrote passes", () => {
  const { doing, told } = open("that [a] end");
  expect(doing((tr) => tr.delete(7, 8))).toBe("that [] end");
  expect(doing((tr) => tr.insertText("b", 7))).toBe("that [b] end");
  expect(doing((tr) => tr.insertText("x", 6))).toBe("that x[b] end");
  expect(told()).toBe(0);
  expect(doing((tr) => tr.delete(6, 10).setMeta(FROM_WORDS, true))).toBe("that  end");
});
