import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PAGE_ADDRESSES } from "../../shared/wire/page-addresses.ts";
import { buildsIn } from "./earlier-builds.ts";

/** Scripts and styles, and the letters of most texts: the rest of the fonts is kept once a page has used them. */
const OF_EVERY_PAGE = /^(?!script-).*\.(js|css|svg)$|^noto-(sans|serif)-latin-wght-normal-[^/]*\.woff2$/u;

const PAGES = PAGE_ADDRESSES.map((path) => `^${path.replaceAll(/:\w+/gu, "[^/]+")}/?$`);

/** The script that opens the page without network, with the build that it belongs to; empty where none was built. */
export function builtWorker(
  pageDir: string,
  { build, offline }: { readonly build: string; readonly offline: boolean },
): string {
  try {
    if (!offline) return readFileSync(join(pageDir, "worker-off.js"), "utf8");
    const files = (buildsIn(pageDir)[0] ?? [])
      .filter((name) => OF_EVERY_PAGE.test(name))
      .map((name) => `/assets/${name}`);
    const facts = { BUILD: build, FILES: files, PAGES };
    const head = Object.entries(facts).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
    return [...head, readFileSync(join(pageDir, "worker.js"), "utf8")].join("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
