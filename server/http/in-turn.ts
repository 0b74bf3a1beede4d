import type { MiddlewareHandler } from "hono";
import {
  READS_AT_ONCE_MAX,
  READS_WAITING_MAX,
  REBUILDS_BURST,
  REBUILDS_PER_SECOND,
  REBUILDS_WAITING_MAX,
} from "../../shared/limits.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { openTurns, type Turns } from "./turns.ts";

/** Answers that are rebuilt, counted, compared or written as a file for each request. */
const REBUILT =
  /^\/api\/(board|board\.csv|where\..+|forum\/meetings\/[0-9A-Z]+(\/.+)?|experts\..+|report|report\..+|opinions\/[^/]+\/(states|typed|compare|look|export\..+|revisions\/.+))$/;
/** A file that comes in is held in memory and read in a process: it may be long under way, and holds up nothing but others. */
const FILES = /^\/api\/(forum\/import|report\/edited|opinions\/[^/]+\/(import|imports\/.+))$/;
/** A whole record, or much of it. */
const READS =
  /^\/api\/(forum|forum\/(minutes|shelf|contributions.*)|report\/issued\/.+|(opinions|drafts)\/[^/]+(\/minutes|\/merges\/[^/]+)?)$/;

/** All meetings with what each came to: much where there were many, and asked for by every page at each that is opened. */
const MEETINGS = /^\/api\/forum\/meetings$/;

/** A question goes out at each pause in typing; an export that is being made holds it up no longer than others. */
const SEARCHES = /^\/api\/search$/;

/** Acts: none waits for another, and each begins in a turn of the loop of its own. */
const COMMANDS = /^\/api\/(forum|opinions\/[^/]+)\/commands$/;

/** One person's requests of a kind go one after the other, or few at once, and others' go between them (rule J10). */
export function inTurn(): MiddlewareHandler<SignedIn> {
  const bound = {
    atOnce: 1,
    burst: REBUILDS_BURST,
    perSecond: REBUILDS_PER_SECOND,
    waitingMax: REBUILDS_WAITING_MAX,
  };
  /** Nobody is refused. */
  const readsBound = { burst: Infinity, perSecond: Infinity, waitingMax: READS_WAITING_MAX };
  const kinds: readonly { readonly paths: RegExp; readonly turns: Turns }[] = [
    { paths: REBUILT, turns: openTurns(bound) },
    { paths: FILES, turns: openTurns(bound) },
    { paths: SEARCHES, turns: openTurns(bound) },
    { paths: READS, turns: openTurns({ ...readsBound, atOnce: READS_AT_ONCE_MAX }) },
    { paths: MEETINGS, turns: openTurns({ ...readsBound, atOnce: 1 }) },
    {
      paths: COMMANDS,
      turns: openTurns({ atOnce: READS_WAITING_MAX, burst: Infinity, perSecond: Infinity, waitingMax: 0 }),
    },
  ];
  return async (c, next) => {
    const kind = kinds.find(({ paths }) => paths.test(c.req.path));
    if (kind === undefined) return next();
    const turn = await kind.turns.begin(c.get("user"), c.req.raw.signal);
    switch (turn.kind) {
      case "left":
        return c.body(null, 204);
      case "tooMany": {
        const { retryAfterS } = turn;
        c.header("retry-after", String(retryAfterS));
        const message = `You have asked for as much as is given at once; ask again in ${retryAfterS} s.`;
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
