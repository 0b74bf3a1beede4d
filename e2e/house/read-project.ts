import { readdirSync, readFileSync } from "node:fs";
import { readSource, type Source } from "./read-source.ts";

const root = new URL("../../", import.meta.url);

/** Pages that a newcomer reads first. */
export const NEWCOMER_PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] as const;

/** Pages whose sentences are short. */
export const PLAIN_PAGES = [...NEWCOMER_PAGES, "docs/rules.md", "docs/protocol.md"] as const;

export type Project = {
  readonly sources: readonly Source[];
  readonly architecture: string;
  readonly rules: string;
};

/** Reads and parses all code of the three layers, the stories and the benches. */
export function readProject(): Project {
  const files = ["client", "shared", "server", "e2e"].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes("node_modules"))
      .map((file) => `${folder}/${file}`),
  );
  return {
    sources: files.sort().map((file) => readSource(file, read(file))),
    architecture: read("ARCHITECTURE.md"),
    rules: read("docs/rules.md"),
  };
}

export const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
