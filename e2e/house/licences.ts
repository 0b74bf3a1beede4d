import { existsSync, readFileSync } from "node:fs";

/** A package as it is installed, and what it may be used under. */
export type Licensed = { readonly path: string; readonly licence: string; readonly runs: boolean };

/** Licences that ask for no more than their text and the names in it. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Unlicense",
]);
/** Of fonts, which go out as they are. */
const FONTS: ReadonlySet<string> = new Set(["OFL-1.1"]);
/** Of tools that build and test; nothing of them goes out, and nothing of them is changed. */
const TOOLS: ReadonlySet<string> = new Set(["MPL-2.0"]);

/** One licence of a choice is enough; of several that hold together each must be allowed. */
export function isAllowed({ path, licence, runs }: Licensed): boolean {
  const isOne = (one: string): boolean =>
    PERMISSIVE.has(one) || (FONTS.has(one) && /font|noto|amiri/u.test(path)) || (TOOLS.has(one) && !runs);
  return licence
    .replaceAll(/[()]/gu, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every(isOne));
}

type Lock = { readonly packages: Readonly<Record<string, { readonly dev?: boolean }>> };

/** Every package of the lock file that is installed on this machine. */
export function installedPackages(root: URL): readonly Licensed[] {
  const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
  const { packages } = JSON.parse(read("package-lock.json")) as Lock;
  return Object.entries(packages).flatMap(([path, { dev }]): readonly Licensed[] => {
    const file = `${path}/package.json`;
    if (path === "" || !existsSync(new URL(file, root))) return [];
    const { license } = JSON.parse(read(file)) as { readonly license?: unknown };
    return [{ path, licence: typeof license === "string" ? license : "none", runs: dev !== true }];
  });
}
