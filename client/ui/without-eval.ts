/**
 * Tells zod not to try whether it may make functions of strings: the page's policy refuses that, and a browser reports
 * each try (rule A57). Zod reads it when its first schema is used, in parts of the page that are fetched later.
 */
export function parseWithoutEval(): void {
  (globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };
}
