import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readSource, type Source } from "./read-source.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Pages that a newcomer reads first. */
export const NEWCOMER_PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] as const;

/** Pages whose sentences are short. */
export const PLAIN_PAGES = [...NEWCOMER_PAGES, "docs/rules.md", "docs/protocol.md"] as const;

export type Project = {
  readonly sources: readonly Source[];
  readonly architecture: string;
  readonly rules: string;
};

/** Reads and parses all code of the three layers, the stories and the benches, of this checkout or of another one. */
export function readProject(root = ROOT): Project {
  const of = (file: string): string => readFileSync(join(root, file), "utf8");
  const files = ["client", "shared", "server", "e2e"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes("node_modules"))
      .map((file) => `${folder}/${file}`),
  );
  return {
    sources: files.sort().map((file) => readSource(file, of(file))),
    architecture: of("ARCHITECTURE.md"),
    rules: of("docs/rules.md"),
  };
}

export const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
