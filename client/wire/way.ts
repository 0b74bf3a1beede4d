/** How a page reaches its room: by WebSocket, or by a line over HTTP where the network refuses WebSockets. */
export type Way = "socket" | "line";

/** What is known of this network. Values in, values out: time and chance come in as arguments. */
export type Ways = {
  /** WebSockets in a row that said nothing; from the second on only while HTTP was seen to work. */
  readonly refused: 0 | 1 | 2;
  /** Until then a line is taken without asking. */
  readonly lineUntil: number;
};

export const NOTHING_KNOWN: Ways = { refused: 0, lineUntil: 0 };
/** After this the WebSocket is tried again, at the next time that there is no connection. */
export const LINE_KEPT_MS = 10 * 60_000;

export const wayNow = ({ refused, lineUntil }: Ways, now: number): Way =>
  refused === 2 || now < lineUntil ? "line" : "socket";

/** Whether HTTP is asked before the next try: a server that is away refuses WebSockets too. */
export const asksFirst = (ways: Ways, now: number): boolean =>
  wayNow(ways, now) === "socket" && ways.refused === 1;

/** The room was heard on this way. */
export const afterHeard = (ways: Ways, way: Way, now: number): Ways => {
  if (way === "socket") return NOTHING_KNOWN;
  return { refused: 0, lineUntil: ways.refused === 2 ? now + LINE_KEPT_MS : ways.lineUntil };
};

/** A WebSocket ended without a word. `httpWorks`: while it was silent, HTTP answered at once. */
export const afterRefused = (ways: Ways, { httpWorks }: { readonly httpWorks: boolean }): Ways => ({
  ...ways,
  refused: httpWorks || ways.refused > 0 ? 2 : 1,
});

const WAIT_MS = 1_000;
const WAIT_MAX_MS = 5_000;

/**
 * Full jitter: anything between nothing and a bound that doubles with each try, so that pages which lost the
 * server at one moment do not come back at one moment. `chance` is from 0 to 1.
 */
export const waitBefore = (tries: number, chance: number): number =>
  chance * Math.min(WAIT_MS * 2 ** tries, WAIT_MAX_MS);

const LINE_UNTIL = "concord.lineUntil";
const POLL_UNTIL = "concord.pollUntil";
type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A time that this tab kept before a reload; a clock that was set back must not make it last. */
const recall = (kept: Kept, key: string, now: number): number => {
  const until = Number(kept.getItem(key) ?? 0);
  return until > now && until <= now + LINE_KEPT_MS ? until : 0;
};

export const recallWays = (kept: Kept, now: number): Ways => ({
  refused: 0,
  lineUntil: recall(kept, LINE_UNTIL, now),
});

export const keepWays = (kept: Kept, { lineUntil }: Ways): void => {
  if (lineUntil === 0) kept.removeItem(LINE_UNTIL);
  else kept.setItem(LINE_UNTIL, String(lineUntil));
};

/** Whether streams of events come through, as far as is known; where they did not, a line asks by long poll. */
export const streamsPass = (kept: Kept, now: number): boolean => recall(kept, POLL_UNTIL, now) === 0;
export const keepHeldBack = (kept: Kept, now: number): void =>
  kept.setItem(POLL_UNTIL, String(now + LINE_KEPT_MS));
