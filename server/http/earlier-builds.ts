import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUILDS_BYTES_MAX, BUILDS_MAX } from "../../shared/limits.ts";

/** Beside the page's files: which belong to which build, the newest first. */
const LIST = "builds.json";

type Build = readonly string[];

const filesIn = (dir: string): Build => {
  try {
    return readdirSync(join(dir, "assets"), { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(dir, "assets", name)).isFile())
      .toSorted();
  } catch {
    return [];
  }
};

/** Lists the builds of a folder. A folder from before the list counts as one build. */
export const buildsIn = (dir: string): readonly Build[] => {
  try {
    return JSON.parse(readFileSync(join(dir, LIST), "utf8")) as readonly Build[];
  } catch {
    const files = filesIn(dir);
    return files.length === 0 ? [] : [files];
  }
};

/**
 * Takes the files of the builds before into a new one: pages that are open ask for them (rule K13). The last few alone,
 * and so many bytes: whoever has a page open for longer is told to reload it.
 */
export function keepEarlierBuilds(before: string, fresh: string): void {
  const own = filesIn(fresh);
  const kept: Build[] = [own];
  const sizes = new Map(own.map((name) => [name, statSync(join(fresh, "assets", name)).size]));
  for (const build of buildsIn(before)) {
    if (kept.length >= BUILDS_MAX) break;
    const isSame = build.length === own.length && build.every((name, i) => name === own[i]);
    if (isSame) continue;
    const missing = build.filter((name) => !sizes.has(name));
    const stats = missing.map((name) => statSync(join(before, "assets", name), { throwIfNoEntry: false }));
    if (stats.includes(undefined)) continue;
    const bytes = [...sizes.values(), ...stats.map((stat) => stat?.size ?? 0)].reduce(
      (sum, one) => sum + one,
      0,
    );
    if (bytes > BUILDS_BYTES_MAX) break;
    for (const [i, name] of missing.entries()) {
      cpSync(join(before, "assets", name), join(fresh, "assets", name), { preserveTimestamps: true });
      sizes.set(name, stats[i]?.size ?? 0);
    }
    kept.push(build);
  }
  writeFileSync(join(fresh, LIST), JSON.stringify(kept));
}
