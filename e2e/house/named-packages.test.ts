import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { read } from "./read-project.ts";

/** The packages that the users of Concord named: they are used, not only installed. */
const NAMED = {
  client: ["yjs", "y-websocket", "@tiptap/core", "@tiptap/react", "react"],
  server: ["yjs", "hono"],
} as const;

test.each(Object.entries(NAMED))("%s is built on the packages that were named", (folder, names) => {
  const sources = readdirSync(new URL(`../../${folder}`, import.meta.url), {
    recursive: true,
    encoding: "utf8",
  })
    .filter((file) => /\.tsx?$/u.test(file) && !file.includes(".test."))
    .map((file) => read(`${folder}/${file}`));
  const isUsed = (name: string): boolean =>
    sources.some((source) => new RegExp(`^import (?!type)[^;]* from "${name}["/]`, "mu").test(source));
  expect(names.filter((name) => !isUsed(name))).toEqual([]);
});
