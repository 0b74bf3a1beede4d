import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PAGE_LANGUAGES, type PageLanguage } from "../../shared/text/page-language.ts";
import { PAGE_ADDRESSES } from "../../shared/wire/page-addresses.ts";
import { buildsIn } from "./earlier-builds.ts";

/** Scripts and styles, and the letters of most texts: the rest of the fonts is kept once a page has used them. */
const OF_EVERY_PAGE = /^(?!script-).*\.(js|css|svg)$|^noto-(sans|serif)-latin-wght-normal-[^/]*\.woff2$/u;

/** The messages of one language, of which a reader keeps their own alone (rule K48). */
const CATALOG = new RegExp(`^(${PAGE_LANGUAGES.join("|")})-[\\w-]{7}\\.js$`, "u");

const PAGES = PAGE_ADDRESSES.map((path) => `^${path.replaceAll(/:\w+/gu, "[^/]+")}/?$`);

export type WorkerOf = (language: PageLanguage) => string;

/**
 * The script that opens the page without network, for readers of each language, with the build that it belongs to;
 * empty where none was built. A reader who changes the language gets another script, which keeps its messages too.
 */
export function builtWorker(
  pageDir: string,
  { build, offline }: { readonly build: string; readonly offline: boolean },
): WorkerOf {
  try {
    const script = readFileSync(join(pageDir, offline ? "worker.js" : "worker-off.js"), "utf8");
    if (!offline) return () => script;
    const files = (buildsIn(pageDir)[0] ?? []).filter((name) => OF_EVERY_PAGE.test(name));
    return (language) => {
      const own = files.filter((name) => (CATALOG.exec(name)?.[1] ?? language) === language);
      const facts = { BUILD: build, FILES: own.map((name) => `/assets/${name}`), PAGES };
      const head = Object.entries(facts).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
      return [...head, script].join("\n");
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return () => "";
    throw error;
  }
}
