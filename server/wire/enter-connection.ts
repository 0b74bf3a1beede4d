import type { Context } from "hono";
import type { WSContext } from "hono/ws";
import type { WebSocket } from "ws";
import { CLOSE } from "../../shared/wire/protocol.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { People } from "../forum/people.ts";
import { sessionOf, type SignedIn } from "../http/access.ts";
import type { Connections } from "./connections.ts";
import { watchUnfinished } from "./watch-unfinished.ts";

const CROWDED = "crowded: as many windows of your delegation are open as may be; close some";
const TOO_MUCH = "tooManyAtOnce: too much is under way from you at once";

/** Parts of the server that each connection needs. */
export type ConnectionParts = {
  readonly people: People;
  readonly forum: ForumRoom;
  readonly connections: Connections;
};

/**
 * Counts a connection until the returned function is called, and ends it when it holds too much unfinished data or its
 * person may not be here. Null: the delegation is at its limit, and the connection was closed.
 */
export function enterConnection(
  c: Context<SignedIn>,
  ws: WSContext,
  given: ConnectionParts & {
    readonly usedAt: () => number;
    /** A ping or pong came, of so many bytes. */
    readonly control: (bytes: number) => void;
    readonly shut: (code: number, reason: string) => void;
  },
): (() => void) | null {
  const { people, forum, connections, usedAt, control, shut } = given;
  const raw = ws.raw as (Partial<WebSocket> & { readonly bufferedAmount?: number }) | undefined;
  const user = c.get("user");
  const whose = { user, delegationId: c.get("participant").delegationId };
  const session = sessionOf(c) ?? "";
  let leave = (): void => undefined;
  const end = (code: number, reason: string): void => {
    leave();
    shut(code, reason);
  };
  const out = connections.enter(whose, { session, usedAt, unsent: () => raw?.bufferedAmount ?? 0, end });
  if (out === null) {
    shut(CLOSE.crowded, CROWDED);
    return null;
  }
  const tooMuch = (why: "bytes" | "stalled"): void => {
    end(CLOSE.transient, TOO_MUCH);
    // Not a byte more of it is taken in.
    if (why === "bytes") raw?.terminate?.();
  };
  // A line brings its messages in requests, which are counted as they come.
  const unwatch =
    raw?.on === undefined ? undefined : watchUnfinished(ws.raw as WebSocket, whose, { tooMuch, control });
  leave = () => {
    out();
    unwatch?.();
  };
  /** A sign-out or a dismissal during the opening did not find this connection yet (A4, A6). */
  const checkAgain = async (): Promise<void> => {
    const now = await people.signedIn(session).catch(() => null);
    if (now !== user) end(CLOSE.signedOut, "signed out");
    else if (forum.participant(user) === null) end(CLOSE.signedOut, "you no longer take part");
  };
  void checkAgain();
  return () => leave();
}
