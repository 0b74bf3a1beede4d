import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { PASSKEY_NAME_CHARS_MAX } from "../../shared/door-limits.ts";

const base64url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(16_384);

const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
};

const registration = z.object({
  name: z.string().trim().min(1).max(PASSKEY_NAME_CHARS_MAX),
  response: z.object({
    ...credential,
    response: z.object({ clientDataJSON: base64url, attestationObject: base64url }),
  }),
});

const authentication = z.object({
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.optional(),
    }),
  }),
});

/** Reads what a browser made of a challenge; null where it is nothing of that kind. */
export const readRegistration = (
  json: unknown,
): { readonly name: string; readonly response: RegistrationResponseJSON } | null => {
  const read = registration.safeParse(json);
  return read.success ? read.data : null;
};

export const readAuthentication = (
  json: unknown,
): { readonly response: AuthenticationResponseJSON } | null => {
  const read = authentication.safeParse(json);
  return read.success ? read.data : null;
};

/** The challenge that an answer names: it is looked up by it, and checked with the signature later. */
export function challengeIn(clientData: string): string {
  try {
    const read: unknown = JSON.parse(Buffer.from(clientData, "base64url").toString());
    const named = typeof read === "object" && read !== null && "challenge" in read ? read.challenge : "";
    return typeof named === "string" ? named : "";
  } catch {
    return "";
  }
}
