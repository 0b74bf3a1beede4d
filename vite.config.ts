import { pathToFileURL } from "node:url";
import react from "@vitejs/plugin-react";
import compile from "icu-minify/compile";
import { defineConfig, type Plugin } from "vite";

const server = process.env["CONCORD_SERVER"] ?? "http://127.0.0.1:3000";

type Words = string | { readonly [key: string]: Words };

const compiled = (words: Words): unknown =>
  typeof words === "string"
    ? compile(words)
    : Object.fromEntries(Object.entries(words).map(([key, inner]) => [key, compiled(inner)]));

/** The built page carries its messages compiled, and so no parser of ICU messages; what reads them is 1 kB. */
const compiledCatalogs = (): Plugin => ({
  name: "compiled-catalogs",
  apply: "build",
  config: () => ({
    resolve: { alias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
  }),
  transform: {
    filter: { id: /\/client\/i18n\/[a-z]{2}(-[a-z-]+)?\.ts$/u },
    handler: async (_, id) =>
      Object.entries((await import(pathToFileURL(id).href)) as Record<string, Words>)
        .map(([name, words]) => `export const ${name} = ${JSON.stringify(compiled(words))};`)
        .join("\n"),
  },
});

export default defineConfig({
  plugins: [react(), compiledCatalogs()],
  build: {
    outDir: "dist",
    // The page's policy allows no `data:` address (rule A56).
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // The beginning of every page is one file: fewer requests, and it packs better than many small ones.
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
    },
  },
  server: {
    proxy: {
      "/api": { target: server },
      "/ws": { target: server, ws: true },
    },
  },
});
