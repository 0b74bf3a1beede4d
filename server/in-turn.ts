import type { MiddlewareHandler } from "hono";
import type { SignedIn } from "./access.ts";
import { refusalAnswer } from "./access.ts";
import { openTurns } from "./history/turns.ts";

/** What is rebuilt, counted or drawn from the rows when it is asked for. */
const REBUILT = /^\/api\/(board|board\.csv|report\..+|report\/edited|opinions\/[^/]+\/(states|compare))$/;
const EXPORT = /^\/api\/opinions\/[^/]+\/export\..+$/;

/** One person's requests of this kind go one after the other (rule J10). */
export function inTurn(): MiddlewareHandler<SignedIn> {
  const turns = openTurns();
  return async (c, next) => {
    const isRebuilt =
      REBUILT.test(c.req.path) || (EXPORT.test(c.req.path) && c.req.query("at") !== undefined);
    if (!isRebuilt) return next();
    const turn = await turns.begin(c.get("user"), c.req.raw.signal);
    switch (turn.kind) {
      case "left":
        return c.body(null, 204);
      case "tooMany": {
        const { retryAfterS } = turn;
        c.header("retry-after", String(retryAfterS));
        const message = `You have asked for as much of the past as is given at once; ask again in ${retryAfterS} s.`;
        return refusalAnswer(c, { reason: "tooManyAtOnce", message, details: { seconds: retryAfterS } });
      }
      case "begun":
        try {
          return await next();
        } finally {
          turn.end();
        }
    }
  };
}
