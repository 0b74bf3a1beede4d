import { type Reason, REASONS, type Refusal } from "../../shared/refusal.ts";
import { ask, type RequestOptions, tellOtherPerson } from "./ask.ts";

/** The body, or the refusal in the server's reason. A network failure throws. */
export type FetchResult<Body> =
  | { readonly kind: "here"; readonly body: Body }
  | { readonly kind: "refused"; readonly status: number; readonly refusal: Refusal };

/** Reads JSON of our own server, whose shapes are shared types: they are trusted here. */
export async function fetchJson<Body>(path: string, init?: RequestOptions): Promise<FetchResult<Body>> {
  const response = await ask(path, { headers: { accept: "application/json" }, ...init });
  if (response.ok) return { kind: "here", body: (await response.json()) as Body };
  return { kind: "refused", status: response.status, refusal: await readRefusal(response) };
}

/** The same where nobody is refused who may be here: a refusal throws, as a failure does. */
export async function readJson<Body>(path: string, signal?: AbortSignal): Promise<Body> {
  const answered = await fetchJson<Body>(path, signal === undefined ? {} : { signal });
  if (answered.kind === "refused") throw new Error(answered.refusal.message);
  return answered.body;
}

/** The refusal in an answer, whoever asked for it; one of our own by status where a proxy between answered instead. */
export async function readRefusal(response: Response): Promise<Refusal> {
  try {
    const body: unknown = await response.json();
    if (isRefusalBody(body)) {
      if (body.refusal.reason === "otherPerson") tellOtherPerson();
      return body.refusal;
    }
  } catch {
    // Not JSON: a gateway's own page. The status says enough.
  }
  const reason: Reason =
    response.status === 401 ? "notSignedIn" : response.status === 429 ? "tooMany" : "offline";
  return { reason, message: `The server answered ${response.status}.` };
}

const isRefusalBody = (body: unknown): body is { readonly refusal: Refusal } => {
  if (typeof body !== "object" || body === null || !("refusal" in body)) return false;
  const { refusal } = body;
  return (
    typeof refusal === "object" &&
    refusal !== null &&
    "reason" in refusal &&
    typeof refusal.reason === "string" &&
    refusal.reason in REASONS
  );
};
