import { registerHooks } from "node:module";

/** Preloaded before `server/main.ts` in tests: the real server, but it neither builds nor serves the page. */
registerHooks({
  load: (url, context, next) =>
    url.endsWith("/server/page.ts")
      ? {
          format: "module",
          shortCircuit: true,
          source: 'export const PAGE_DIR = "docs"; export const buildPage = async () => undefined;',
        }
      : next(url, context),
});
