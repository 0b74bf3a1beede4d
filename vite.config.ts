import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import compile from "icu-minify/compile";
import { build, defineConfig, type Plugin, type Rolldown } from "vite";
import { type Catalog, CATALOG_PARTS, type CatalogPart, catalogPart } from "./client/i18n/catalog-parts.ts";
import { isolatedValues } from "./client/i18n/isolated-values.ts";
import { isPageLanguage, PAGE_LANGUAGES, pageDirection } from "./shared/text/page-language.ts";

const server = process.env["CONCORD_SERVER"] ?? "http://127.0.0.1:3000";

type Messages = string | { readonly [key: string]: Messages };

const each = (messages: Messages, change: (message: string) => unknown): unknown =>
  typeof messages === "string"
    ? change(messages)
    : Object.fromEntries(Object.entries(messages).map(([key, inner]) => [key, each(inner, change)]));

const PART = /\/catalogs\/([a-z]{2})\.json\?([a-z]+)$/u;
const isPart = (name: string): name is CatalogPart => CATALOG_PARTS.some((part) => part === name);

/**
 * Serves `catalogs/en.json?first` and the other parts. The built page carries its messages compiled, and so no parser
 * of ICU messages: the reader of compiled ones is 1 kB.
 */
function catalogParts(): Plugin {
  let isBuilt = false;
  return {
    name: "catalog-parts",
    config: (_, { command }) => {
      isBuilt = command === "build";
      return isBuilt
        ? { resolve: { alias: { "use-intl/format-message": "use-intl/format-message/format-only" } } }
        : {};
    },
    load: {
      filter: { id: PART },
      handler(id) {
        const [file = ""] = id.split("?");
        const [, language, part = ""] = PART.exec(id) ?? [];
        if (!isPart(part) || !isPageLanguage(language)) return null;
        this.addWatchFile(file);
        const messages = catalogPart(JSON.parse(readFileSync(file, "utf8")) as Catalog, part);
        const isTurned = pageDirection(language) === "rtl";
        const shown = each(messages, (one) => {
          const message = isTurned ? isolatedValues(one) : one;
          return isBuilt ? compile(message) : message;
        });
        return { code: `export default ${JSON.stringify(shown)};`, moduleType: "js" };
      },
    },
  };
}

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** A style sheet as it is built, in one line. */
async function builtStyles(file: string): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, assetsInlineLimit: 0, rolldownOptions: { input: pathOf(file) } },
  })) as Rolldown.RolldownOutput;
  const styles = output.find((one) => one.fileName.endsWith(".css"));
  if (styles?.type !== "asset") throw new Error(`no styles in ${file}`);
  return String(styles.source).trim();
}

/** A script as it stands, without its comments. */
const plainScript = (file: string): string =>
  readFileSync(pathOf(file), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//"))
    .join("\n");

const SCRIPT = /\s*<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>/gu;
const STYLE = /\s*<link rel="stylesheet"[^>]* href="([^"]+)"[^>]*>/gu;

/** The files of a part that is imported later, with all that they import. */
function filesOf(bundle: Rolldown.OutputBundle, module: RegExp): readonly string[] {
  const files = new Set(
    Object.values(bundle).flatMap((one) =>
      one.type === "chunk" && module.test(one.facadeModuleId ?? "") ? [one.fileName] : [],
    ),
  );
  for (const file of files) {
    const chunk = bundle[file];
    if (chunk?.type === "chunk") for (const next of chunk.imports) files.add(next);
  }
  if (files.size === 0) throw new Error("the built page has no such part");
  return [...files].map((file) => `/${file}`);
}

/**
 * The text comes first: no file stands before it. Its styles and two small scripts are in the page itself, and the
 * second one loads the rest (rules K17, K18).
 */
const textFirst = (): Plugin => ({
  name: "text-first",
  apply: "build",
  buildStart() {
    this.emitFile({ type: "chunk", id: pathOf("client/typing.ts") });
  },
  transformIndexHtml: {
    order: "post",
    handler: async (html, { bundle = {} }) => {
      const entries = [...html.matchAll(SCRIPT)].map(([, file = ""]) => file);
      const [style, ...others] = [...html.matchAll(STYLE)].map(([, file = ""]) => file);
      const fonts = Object.keys(bundle).find((file) => /\/fonts-[^/]*\.css$/u.test(file));
      if (entries.length === 0 || style === undefined || others.length > 0 || fonts === undefined)
        throw new Error("the built page has other files than expected");
      const typing = filesOf(bundle, /\/client\/typing\.ts$/u);
      const besides = (before: readonly string[], module: RegExp): readonly string[] =>
        filesOf(bundle, module).filter((file) => !before.includes(file));
      const editor = besides(typing, /\/client\/first-typing\/row-editor\.ts$/u);
      const early = [...typing, ...editor];
      const files = entries.filter((file) => !early.includes(file));
      const later = (module: RegExp): string => besides([...early, ...files], module).join(" ");
      const words = PAGE_LANGUAGES.map(
        (language) =>
          `data-words-${language}="${later(new RegExp(`/client/i18n/catalogs/${language}\\.json\\?first$`, "u"))}"`,
      );
      const [styles, noScript] = await Promise.all(
        ["client/styles/first.css", "client/styles/no-script.css"].map(builtStyles),
      );
      const head = `<style>${styles}</style><noscript><style>${noScript}</style></noscript><script>${plainScript("client/start/theme.js")}</script>`;
      const start = `<script data-typing="${typing.join(" ")}" data-editor="${editor.join(" ")}" data-files="${files.join(" ")}" data-sheet="${later(/\/client\/editor\/clause-editor\.tsx$/u)}" ${words.join(" ")} data-style="${style}" data-fonts="/${fonts}">${plainScript("client/start/start.js")}</script>`;
      return html
        .replaceAll(SCRIPT, "")
        .replaceAll(STYLE, "")
        .replaceAll(/\s*<link rel="modulepreload"[^>]*>/gu, "")
        .replace("</head>", () => `${head}</head>`)
        .replace("</body>", () => `${start}</body>`);
    },
  },
});

/** The workers stand beside the page under fixed names; the server adds the build to them (rule K34). */
const workers = (): Plugin => ({
  name: "workers",
  apply: "build",
  generateBundle() {
    for (const fileName of ["worker.js", "worker-off.js"])
      this.emitFile({ type: "asset", fileName, source: plainScript(`client/start/${fileName}`) });
  },
});

/**
 * Parts that are fetched together once the text is there: each name here becomes one file, where every import of a
 * part would be a file of its own (rule K51).
 */
const PART_FILES = {
  "page-parts": [
    "forum/opinions-nav.tsx",
    "help/help-key.tsx",
    "notices/notice-bell.tsx",
    "offline-page/copy-notice.tsx",
    "palette/search-button.tsx",
    "shell/deadline-news.tsx",
    "shell/new-build.tsx",
    "timetable/deadline-line.tsx",
    "ui/aria-button.tsx",
  ],
  "opinion-parts": [
    "editor/pasted-clauses.ts",
    "history/since-look.tsx",
    "objections/objections-bar.tsx",
    "opinion/acts.ts",
    "opinion/number-index.ts",
    "opinion/try-command.ts",
    "outline/linked-place.tsx",
    "outline/side-views.tsx",
    "panel/act-bar.tsx",
    "panel/act-dialog.tsx",
    "panel/lost-text-list.tsx",
    "panel/opinion-entries.tsx",
    "panel/side-panel.tsx",
    "proposals/proposing-opener.tsx",
    "room/keep-room.ts",
    "screens/beside-text.tsx",
    "screens/meeting-strip.tsx",
    "screens/view-menu.tsx",
    "screens/with-sheet.tsx",
    "silence/silence-banner.tsx",
    "ui/drawer.tsx",
  ],
} as const;

const LATER_IMPORT = /\bimport\(["'`](\.[^"'`]+)["'`]\)/gu;

/** Puts the parts of each list into one file. The built page alone has these files. */
const partFiles = (): Plugin => {
  const places = new Map(
    Object.entries(PART_FILES).flatMap(([name, files]) =>
      files.map((file, n) => [pathOf(`client/${file}`), { name, part: `part${n}` }] as const),
    ),
  );
  const unused = new Set(places.keys());
  const names = Object.keys(PART_FILES).join("|");
  return {
    name: "part-files",
    apply: "build",
    resolveId: {
      filter: { id: new RegExp(`^(${names})$`, "u") },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: new RegExp(`^\0(${names})$`, "u") },
      handler: (id) =>
        [...places]
          .filter(([, { name }]) => id === `\0${name}`)
          .map(([file, { part }]) => `export * as ${part} from ${JSON.stringify(file)};`)
          .join("\n"),
    },
    transform: {
      filter: { id: /\/client\/.+\.tsx?$/u, code: "import(" },
      handler: (code, id) =>
        code.replaceAll(LATER_IMPORT, (whole, file: string) => {
          const path = resolve(dirname(id), file);
          const place = places.get(path);
          if (place === undefined) return whole;
          unused.delete(path);
          return `import("${place.name}").then((parts) => parts.${place.part})`;
        }),
    },
    buildEnd(error) {
      if (error === undefined && unused.size > 0)
        throw new Error(`no part is imported later from ${[...unused].join(", ")}`);
    },
  };
};

const ICONS = [
  { file: "icon-192.png", sizes: "192x192", purpose: "any" },
  { file: "icon-512.png", sizes: "512x512", purpose: "any" },
  { file: "icon-whole.png", sizes: "512x512", purpose: "maskable" },
] as const;

type NamedFile = { readonly fileName: string; readonly source: string | Uint8Array };

/** A file of the page that carries its hash in its name, as all that may be cached for good. */
const named = (file: string, source: string | Uint8Array): NamedFile => {
  const [name, ending] = file.split(".");
  return { fileName: `assets/${name}-${hash("sha256", source).slice(0, 8)}.${ending}`, source };
};

/** The manifest with its icons: a browser offers to install the page. */
const installable = (): Plugin => {
  const icons = ICONS.map(({ file, ...facts }) => ({
    facts,
    file: named(file, readFileSync(pathOf(`client/offline-page/${file}`))),
  }));
  const manifest = named(
    "concord.webmanifest",
    JSON.stringify({
      id: "/",
      name: "Concord",
      short_name: "Concord",
      start_url: "/",
      scope: "/",
      display: "standalone",
      background_color: "#ffffff",
      theme_color: "#ffffff",
      icons: icons.map(({ facts, file }) => ({ ...facts, src: `/${file.fileName}`, type: "image/png" })),
    }),
  );
  return {
    name: "installable",
    apply: "build",
    generateBundle() {
      for (const file of [manifest, ...icons.map((one) => one.file)])
        this.emitFile({ type: "asset", ...file });
    },
    transformIndexHtml: () => [
      { tag: "link", attrs: { rel: "manifest", href: `/${manifest.fileName}` }, injectTo: "head" },
      {
        tag: "link",
        attrs: { rel: "apple-touch-icon", href: `/${icons[2]!.file.fileName}` },
        injectTo: "head",
      },
    ],
  };
};

export default defineConfig({
  plugins: [react(), catalogParts(), textFirst(), workers(), installable(), partFiles()],
  build: {
    outDir: "dist",
    // The page's policy allows no `data:` address (rule A56).
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // The beginning of every page is one file: fewer requests, and it packs better than many small ones.
      // So is the editor, which comes next (rule K17), and what three parts or more have in common.
      output: {
        // The first script lists the names of all parts: each sign of them comes before typing.
        chunkFileNames: "assets/[name]-[hash:7].js",
        codeSplitting: {
          groups: [
            { name: "typing", test: /\/client\/typing\.ts$/u, priority: 4 },
            { name: "editor", test: /\/client\/first-typing\/row-editor\.ts$/u, priority: 3 },
            { name: "first", tags: ["$initial"], priority: 2 },
            { name: "later", test: /\.(tsx?|m?js)$/u, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": { target: server },
      "/ws": { target: server, ws: true },
    },
  },
});
