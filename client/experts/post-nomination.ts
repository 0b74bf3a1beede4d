import type { Reason } from "../../shared/refusal.ts";
import { fetchJson } from "../forum/fetch-json.ts";

export type AnsweredForm<Body> =
  | { readonly here: Body }
  | { readonly refused: Exclude<Reason, "tooManyNominations"> };

/** Sends a form that needs no sign-in. A network failure is the reason "offline". */
export async function postNomination<Body>(path: string, body: object): Promise<AnsweredForm<Body>> {
  const answered = await fetchJson<Body>(path, {
    method: "POST",
    body: JSON.stringify(body),
    as: null,
  }).catch(() => null);
  if (answered === null) return { refused: "offline" };
  return answered.kind === "here"
    ? { here: answered.body }
    : { refused: answered.refusal.reason as "offline" };
}
