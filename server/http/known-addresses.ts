import type { Hono, MiddlewareHandler } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import { refusalAnswer, type SignedIn } from "./access.ts";

/** Answers 404 at every unknown address of the interface, signed in or not (rule K11). */
export function knownAddresses(app: Hono<SignedIn>): MiddlewareHandler<SignedIn> {
  let known: TrieRouter<true> | null = null;
  /** Once all are there. */
  const read = (): TrieRouter<true> => {
    const router = new TrieRouter<true>();
    const own = app.routes.filter(({ path }) => path.startsWith("/api/") && !path.endsWith("*"));
    for (const path of new Set(own.map((route) => route.path))) router.add("ALL", path, true);
    return router;
  };
  return async (c, next) => {
    const [found] = (known ??= read()).match("ALL", c.req.path);
    return found.length > 0
      ? next()
      : refusalAnswer(c, { reason: "notBuilt", message: "There is nothing at this address." });
  };
}
