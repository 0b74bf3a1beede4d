import { MINUTE_MS } from "../../shared/durations.ts";
import type { UserId } from "../../shared/ids.ts";
import { SIGN_IN_LINES_PER_MINUTE } from "../../shared/limits.ts";
import type { Reason } from "../../shared/refusal.ts";

type Failure = {
  readonly reason: Reason;
  readonly address: string;
  /** The person of the link, if known. */
  readonly user?: UserId;
};

/** One line of the log for each sign-in and sign-out (rule A10): ids and addresses, never a link or a name. */
export type SignInLog = {
  readonly signedIn: (user: UserId, address: string) => void;
  readonly signedOut: (user: UserId, address: string) => void;
  readonly failed: (failure: Failure) => void;
  /** Logs the failures that are still summed up. */
  readonly close: () => void;
};

/** `summedMs`: failures above the limit are summed up over this time. */
export function openSignInLog(
  log: (line: string) => void,
  { summedMs = MINUTE_MS }: { readonly summedMs?: number } = {},
): SignInLog {
  let [told, summed] = [0, 0];
  let timer: NodeJS.Timeout | null = null;
  const from = (address: string): string => (address === "" ? "an unknown address" : address);
  const turn = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (summed > 0) log(`sign-in: ${summed} more failed in the same minute`);
    [told, summed] = [0, 0];
  };
  return {
    signedIn: (user, address) => log(`sign-in: ${user} from ${from(address)}`),
    signedOut: (user, address) => log(`sign-out: ${user} from ${from(address)}`),
    failed: ({ reason, address, user }) => {
      timer ??= setTimeout(turn, summedMs).unref();
      if (told >= SIGN_IN_LINES_PER_MINUTE) {
        summed += 1;
        return;
      }
      told += 1;
      log(
        `sign-in: failed from ${from(address)}: ${reason}${user === undefined ? "" : `, a link of ${user}`}`,
      );
    },
    close: turn,
  };
}
