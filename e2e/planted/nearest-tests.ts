import { posix } from "node:path";
import type { Source } from "../house/read-source.ts";

/**
 * Returns the Vitest files that import a module, by themselves or by others, the nearest first. Files at one distance
 * stand in the order of the fewest imports: they are about less.
 */
export function nearestTests(sources: readonly Source[]): (file: string) => readonly string[] {
  const importers = new Map<string, string[]>();
  const sizes = new Map(sources.map(({ file, imports }) => [file, imports.length]));
  for (const { file, imports } of sources)
    for (const path of imports) {
      const [to = ""] = posix.join(posix.dirname(file), path).split("?");
      importers.set(to, [...(importers.get(to) ?? []), file]);
    }
  return (file) => {
    const found = new Set([file]);
    const tests: string[] = [];
    let ring: readonly string[] = [file];
    while (ring.length > 0) {
      const next = ring.flatMap((one) => importers.get(one) ?? []).filter((one) => !found.has(one));
      ring = [...new Set(next)].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || (a < b ? -1 : 1));
      for (const one of ring) found.add(one);
      tests.push(...ring.filter((one) => /\.test\.tsx?$/u.test(one)));
    }
    return tests;
  };
}
