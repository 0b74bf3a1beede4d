/** How a page reaches its room: by WebSocket, or by the HTTP fallback where the network refuses WebSockets. */
export type Transport = "socket" | "http";

/** Facts about this network. Values in, values out: time and chance come in as arguments. */
export type NetworkFacts = {
  /** WebSockets in a row that said nothing; from the second on only while HTTP was seen to work. */
  readonly refused: 0 | 1 | 2;
  /** Until then HTTP is taken without asking. */
  readonly httpUntil: number;
};

export const NOTHING_KNOWN: NetworkFacts = { refused: 0, httpUntil: 0 };
/** After this the WebSocket is tried again, at the next time that there is no connection. */
export const HTTP_REMEMBERED_MS = 10 * 60_000;

export const transportNow = ({ refused, httpUntil }: NetworkFacts, now: number): Transport =>
  refused === 2 || now < httpUntil ? "http" : "socket";

/** True if HTTP is asked before the next try: a server that is away refuses WebSockets too. */
export const asksFirst = (facts: NetworkFacts, now: number): boolean =>
  transportNow(facts, now) === "socket" && facts.refused === 1;

/** The room was heard by this transport. */
export const afterHeard = (facts: NetworkFacts, transport: Transport, now: number): NetworkFacts => {
  if (transport === "socket") return NOTHING_KNOWN;
  return { refused: 0, httpUntil: facts.refused === 2 ? now + HTTP_REMEMBERED_MS : facts.httpUntil };
};

/** A WebSocket ended without a word. `httpWorks`: while it was silent, HTTP answered at once. */
export const afterRefused = (
  facts: NetworkFacts,
  { httpWorks }: { readonly httpWorks: boolean },
): NetworkFacts => ({
  ...facts,
  refused: httpWorks || facts.refused > 0 ? 2 : 1,
});

/**
 * A connection by HTTP was lost before it settled, or its server went silent. HTTP is asked, then the WebSocket is tried again: of two machines
 * behind a balancer one may be frozen, and each request of HTTP may reach that one.
 */
export const AFTER_HTTP_LOST: NetworkFacts = { refused: 1, httpUntil: 0 };

const WAIT_MS = 1_000;
const WAIT_MAX_MS = 5_000;

/**
 * Full jitter: anything between nothing and a bound that doubles with each try, so that pages which lost the
 * server at one moment do not come back at one moment. `chance` is from 0 to 1.
 */
export const waitBefore = (tries: number, chance: number, maxMs = WAIT_MAX_MS): number =>
  chance * Math.min(WAIT_MS * 2 ** tries, maxMs);

const HTTP_UNTIL = "concord.lineUntil";
const POLL_UNTIL = "concord.pollUntil";
type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A time that this tab kept before a reload; a clock that was set back must not make it last. */
const recall = (kept: Kept, key: string, now: number): number => {
  const until = Number(kept.getItem(key) ?? 0);
  return until > now && until <= now + HTTP_REMEMBERED_MS ? until : 0;
};

export const recallNetwork = (kept: Kept, now: number): NetworkFacts => ({
  refused: 0,
  httpUntil: recall(kept, HTTP_UNTIL, now),
});

export const keepNetwork = (kept: Kept, { httpUntil }: NetworkFacts): void => {
  if (httpUntil === 0) kept.removeItem(HTTP_UNTIL);
  else kept.setItem(HTTP_UNTIL, String(httpUntil));
};

/** False if streams of events were held back not long ago: then HTTP asks by long poll. */
export const streamsPass = (kept: Kept, now: number): boolean => recall(kept, POLL_UNTIL, now) === 0;
export const keepHeldBack = (kept: Kept, now: number): void =>
  kept.setItem(POLL_UNTIL, String(now + HTTP_REMEMBERED_MS));
