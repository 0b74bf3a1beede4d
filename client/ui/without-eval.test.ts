import { expect, test } from "vitest";
import { parseWithoutEval } from "./without-eval.ts";

test("A57 zod makes no function of a string on the page", async () => {
  parseWithoutEval();
  const { config } = await import("zod");
  expect(config().jitless).toBe(true);
  const made: unknown[] = [];
  const own = globalThis.Function;
  globalThis.Function = class extends own {
    constructor(...words: string[]) {
      super(...words);
      made.push(words);
    }
  } as FunctionConstructor;
  const { z } = await import("zod");
  expect(z.strictObject({ type: z.literal("x") }).safeParse({ type: "x" }).success).toBe(true);
  globalThis.Function = own;
  expect(made).toEqual([]);
});
