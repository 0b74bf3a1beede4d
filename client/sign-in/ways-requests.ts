import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { Reason } from "../../shared/refusal.ts";
import { ask, type RequestOptions } from "../forum/ask.ts";
import { fetchJson, readRefusal } from "../forum/fetch-json.ts";

/** How a sign-in, or the adding of a passkey, ended. */
export type WayOutcome =
  | { readonly kind: "done" | "cancelled" | "unsupported" | "unreached" }
  | { readonly kind: "refused"; readonly reason: Reason };

const post = (path: string, body: unknown, more: RequestOptions): Promise<Response> =>
  ask(path, {
    ...more,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** The part that speaks to the browser's passkeys is fetched at the first press. */
const passkeysOfBrowser = () => import("@simplewebauthn/browser");

/** Asks the server for a challenge, the browser for its answer, and sends that back. */
async function throughBrowser(
  path: string,
  {
    answer,
    more,
  }: {
    readonly answer: (
      options: unknown,
      browser: Awaited<ReturnType<typeof passkeysOfBrowser>>,
    ) => Promise<object>;
    readonly more: RequestOptions;
  },
): Promise<WayOutcome> {
  try {
    const browser = await passkeysOfBrowser();
    if (!browser.browserSupportsWebAuthn()) return { kind: "unsupported" };
    const asked = await fetchJson<unknown>(`${path}/options`, { ...more, method: "POST" });
    if (asked.kind === "refused") return { kind: "refused", reason: asked.refusal.reason };
    let sent: object;
    try {
      sent = await answer(asked.body, browser);
    } catch {
      // The browser says no more: a site must not learn which passkeys a device has.
      return { kind: "cancelled" };
    }
    const done = await post(path, sent, more);
    return done.ok ? { kind: "done" } : { kind: "refused", reason: (await readRefusal(done)).reason };
  } catch {
    return { kind: "unreached" };
  }
}

export const signInByPasskey = (): Promise<WayOutcome> =>
  throughBrowser("/api/sign-in/passkey", {
    more: { as: null },
    answer: async (optionsJSON, { startAuthentication }) => ({
      response: await startAuthentication({
        optionsJSON: optionsJSON as PublicKeyCredentialRequestOptionsJSON,
      }),
    }),
  });

export const addPasskey = (name: string): Promise<WayOutcome> =>
  throughBrowser("/api/account/passkeys", {
    more: {},
    answer: async (optionsJSON, { startRegistration }) => ({
      name,
      response: await startRegistration({
        optionsJSON: optionsJSON as PublicKeyCredentialCreationOptionsJSON,
      }),
    }),
  });

/** Goes to the organisation's provider. The browser comes back by itself, so only a refusal is told here. */
export async function goToProvider(
  path: "/api/sign-in/openid" | "/api/account/openid",
  { returnTo, more = {} }: { readonly returnTo: string; readonly more?: RequestOptions },
): Promise<WayOutcome> {
  try {
    const answer = await post(path, { returnTo }, more);
    if (!answer.ok) return { kind: "refused", reason: (await readRefusal(answer)).reason };
    const { address } = (await answer.json()) as { readonly address: string };
    if (!/^https?:\/\//.test(address)) return { kind: "unreached" };
    location.assign(address);
    return { kind: "done" };
  } catch {
    return { kind: "unreached" };
  }
}

export async function removeWay(path: string): Promise<WayOutcome> {
  try {
    const answer = await ask(path, { method: "DELETE" });
    return answer.ok ? { kind: "done" } : { kind: "refused", reason: (await readRefusal(answer)).reason };
  } catch {
    return { kind: "unreached" };
  }
}
