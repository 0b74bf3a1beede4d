import type { CommandId, UserId } from "../../shared/ids.ts";
import { COMMAND_HEADER, type CommandFate } from "../../shared/wire/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { waitBefore } from "../wire/transport.ts";
import { ask, type RequestOptions, whosePage } from "./ask.ts";
import { askFate } from "./ask-fate.ts";
import { fetchJson, type FetchResult } from "./fetch-json.ts";
import { type SentCommands, sentCommands } from "./sent-commands.ts";

/** A proxy sends these if the server is away, or took the command and did not answer in time. */
const BETWEEN: ReadonlySet<number> = new Set([502, 503, 504]);
/** The page stops resending after this and asks the author. */
const AGAIN_MS_MAX = 120_000;

const OFFLINE: Refusal = { reason: "offline", message: "This needs the connection." };

type Late = { readonly late?: boolean };

/** Sends a command over HTTP. The server does it once, however often the network loses it (rule W16). */
export function postCommand<Body extends { readonly entries?: readonly unknown[] }>(
  path: string,
  command: object,
  as: UserId | null = whosePage(),
): Promise<FetchResult<Body> & Late> {
  if (!navigator.onLine) return Promise.resolve(refused(OFFLINE));
  const post = (id: CommandId, signal: AbortSignal): Promise<FetchResult<Body>> =>
    fetchJson<Body>(path, {
      method: "POST",
      body: JSON.stringify(command),
      headers: { accept: "application/json", [COMMAND_HEADER]: id },
      as,
      signal,
    });
  return postThrough({ post, ask, as, sent: sentCommands() });
}

/** `late` in the answer: the command was done before its author cancelled it. */
export async function postThrough<Body>({
  post,
  ask,
  as,
  sent,
}: {
  readonly post: (id: CommandId, signal: AbortSignal) => Promise<FetchResult<Body>>;
  readonly ask: (path: string, init: RequestOptions) => Promise<Response>;
  readonly as: UserId | null;
  readonly sent: Pick<SentCommands, "begin">;
}): Promise<FetchResult<Body> & Late> {
  const told = Promise.withResolvers<CommandFate>();
  const sending = sent.begin(as, told.resolve);
  const gone = new AbortController();
  const begun = performance.now();
  const tryAgain = async (): Promise<FetchResult<Body>> => {
    for (let tries = 0; ; tries++) {
      const answered = await post(sending.id, gone.signal).catch(() => null);
      if (answered !== null && !isBetween(answered)) return answered;
      sending.lost();
      if (performance.now() - begun > AGAIN_MS_MAX)
        return ofFate(await askFate(sending.id, "DELETE", { ask, signal: gone.signal }), false);
      await new Promise((resolve) => setTimeout(resolve, waitBefore(tries, Math.random())));
      // From here on, only the server's answer to the withdrawal counts.
      if (sending.isCancelled()) return ofFate(await told.promise, true);
    }
  };
  try {
    const answered = await Promise.race([
      tryAgain(),
      told.promise.then((fate) => ofFate<Body>(fate, sending.isCancelled())),
    ]);
    return answered.kind === "here" ? { ...answered, late: sending.isCancelled() } : answered;
  } finally {
    gone.abort();
    sending.over();
  }
}

const isBetween = (answered: FetchResult<unknown>): boolean =>
  answered.kind === "refused" && answered.refusal.reason === "offline" && BETWEEN.has(answered.status);

const refused = (refusal: Refusal): FetchResult<never> => ({ kind: "refused", status: 503, refusal });

function ofFate<Body>(fate: CommandFate, isCancelled: boolean): FetchResult<Body> {
  switch (fate.fate) {
    case "done":
      return { kind: "here", body: { entries: fate.entries } as Body };
    case "refused":
      return refused(fate.refusal);
    case "cancelled":
      return refused(isCancelled ? { reason: "cancelled", message: "Its author cancelled it." } : OFFLINE);
    case "unknown":
      return refused({ reason: "notConfirmed", message: "Sent, not confirmed yet. It may still arrive." });
  }
}
