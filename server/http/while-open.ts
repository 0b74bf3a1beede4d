import type { MiddlewareHandler } from "hono";
import { forumClosedRefusal } from "../../shared/people/permissions.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";

/** Files that come in, and what is kept or dropped of them. Commands and typing are refused where they are decided. */
const FILES_IN =
  /^\/api\/(forum\/imports?(\/.+)?|opinions\/[^/]+\/(imports?(\/.+)?|base-texts\/.+)|report\/edited)$/;

/** Takes no file while the forum is closed (rule D23). */
export const whileOpen =
  (forum: Pick<ForumRoom, "rules">): MiddlewareHandler<SignedIn> =>
  async (c, next) => {
    const closed = c.req.method === "POST" ? forumClosedRefusal(forum.rules(null)) : null;
    if (closed !== null && FILES_IN.test(c.req.path)) return refusalAnswer(c, closed);
    return next();
  };
