import type { CommandId } from "../../shared/ids.ts";
import type { CommandFate } from "../../shared/wire/protocol.ts";
import { waitBefore } from "../wire/transport.ts";
import type { RequestOptions } from "./ask.ts";

const ANSWER_MS_MAX = 8_000;

type Options = {
  readonly ask: (path: string, init: RequestOptions) => Promise<Response>;
  /** Stops the requests; the fate then stays unknown. */
  readonly signal: AbortSignal;
};

/**
 * Asks the server for a command's fate until it is known. `DELETE` withdraws a command that has not arrived; `GET` waits
 * for it. A signed-out page gets no answer.
 */
export async function askFate(
  id: CommandId,
  method: "GET" | "DELETE",
  { ask, signal }: Options,
): Promise<CommandFate> {
  for (let tries = 0; !signal.aborted; tries++) {
    const within = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS_MAX)]);
    const answer = await ask(`/api/commands/${id}`, { method, signal: within }).catch(() => null);
    if (answer?.status === 401) break;
    const told = answer?.ok === true ? await fateIn(answer) : null;
    if (told !== null && told.fate !== "unknown") return told;
    await pause(waitBefore(tries, Math.random()), signal);
  }
  return { fate: "unknown" };
}

const fateIn = (answer: Response): Promise<CommandFate | null> =>
  answer.json().then(
    (body) => body as CommandFate,
    () => null,
  );

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
