import { AuthorizationResponseError, ClientError, type IDToken, ResponseBodyError } from "openid-client";

/** The check that an answer of the provider failed, in words that hold nothing secret. */
export type FailedCheck = {
  readonly check: string;
  /** The provider did not answer as one: nothing is wrong with the person's account. */
  readonly isAway: boolean;
  /** The person, or the provider, said no. */
  readonly isOwnWish: boolean;
};

/** Words of OAuth's registers: outside text that is anything else stays out of the log. */
const plainWord = (value: unknown): string =>
  typeof value === "string" && /^[a-z_]{1,40}$/i.test(value) ? value : "other";

const AWAY: ReadonlySet<string> = new Set([
  "OAUTH_TIMEOUT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_PARSE_ERROR",
]);

/** Names a failed check by the library's code and the claim alone: its messages may quote the answer. */
export function failedCheck(error: unknown): FailedCheck {
  const [isAway, isOwnWish] = [false, false];
  if (error instanceof AuthorizationResponseError)
    return { check: `error=${plainWord(error.error)}`, isAway, isOwnWish: true };
  if (error instanceof ResponseBodyError)
    return { check: `token: error=${plainWord(error.error)}`, isAway, isOwnWish };
  if (error instanceof ClientError) {
    const code = error.code ?? "";
    const claim = claimIn(error.cause);
    // Not reached: the library has no code for it.
    if (code === "") return { check: "not reached", isAway: true, isOwnWish };
    return { check: [code, claim].filter((one) => one !== "").join(" "), isAway: AWAY.has(code), isOwnWish };
  }
  return error instanceof TypeError
    ? { check: "not reached", isAway: true, isOwnWish }
    : { check: "invalid", isAway, isOwnWish };
}

function claimIn(cause: unknown, depth = 0): string {
  if (typeof cause !== "object" || cause === null || depth > 3) return "";
  const { claim, attribute, cause: deeper } = cause as Record<string, unknown>;
  const named = claim ?? attribute;
  return named === undefined ? claimIn(deeper, depth + 1) : plainWord(named);
}

/** The library checks no claim of when a token was made; one of the future is of a wrong clock, or forged. */
export const claimsInTime = (
  { iat }: Pick<IDToken, "iat">,
  { skewS, now }: { readonly skewS: number; readonly now: number },
): boolean => iat <= now + skewS;
