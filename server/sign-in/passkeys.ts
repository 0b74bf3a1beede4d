import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { UserId } from "../../shared/ids.ts";
import { PASSKEY_CHALLENGE_MS, PASSKEYS_PER_PERSON_MAX } from "../../shared/door-limits.ts";
import { refuse, type Refusal } from "../../shared/refusal.ts";
import type { Store } from "../store/store.ts";

/** The address at which passkeys are made and used; a passkey of another address is none of ours. */
export type RelyingParty = { readonly id: string; readonly origin: string };

/** The library, read when somebody first uses a passkey: each start of the server is quicker without it. */
const library = () => import("@simplewebauthn/server");

const IP_ADDRESS = /^(\d+\.){3}\d+$|^\[/;

/** Browsers know passkeys of names alone, behind https or on this machine. Null: there are none here. */
export function relyingParty(address: string): RelyingParty | null {
  const { hostname, protocol, origin } = new URL(address);
  const isSafe = protocol === "https:" || hostname === "localhost";
  return isSafe && !IP_ADDRESS.test(hostname) ? { id: hostname, origin } : null;
}

/** ES256, EdDSA, RS256. */
const ALGORITHMS = [-7, -8, -257];

export type RefusedPasskey = { readonly refusal: Refusal; readonly why: string; readonly user?: UserId };

/** Passkeys of people (WebAuthn). A challenge is the caller's to keep: it is taken once, by the browser that asked. */
export type Passkeys = {
  readonly registerOptions: (user: UserId, name: string) => Promise<PublicKeyCredentialCreationOptionsJSON>;
  readonly register: (
    response: RegistrationResponseJSON,
    asked: { readonly user: UserId; readonly name: string; readonly challenge: string },
  ) => Promise<RefusedPasskey | null>;
  readonly signInOptions: () => Promise<PublicKeyCredentialRequestOptionsJSON>;
  readonly personOf: (
    response: AuthenticationResponseJSON,
    challenge: string,
  ) => Promise<{ readonly user: UserId } | RefusedPasskey>;
};

const UNKNOWN = refuse("passkeyUnknown", "This passkey opens nothing here. Sign in another way.");
const INVALID = refuse("passkeyInvalid", "This passkey could not be checked. Try again.");
const FULL = refuse(
  "passkeysFull",
  `A person may have ${PASSKEYS_PER_PERSON_MAX} passkeys. Remove one first.`,
);

/** Names the check that failed. The library's own messages quote the answer. */
export function failedPasskeyCheck(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const signs: readonly (readonly [RegExp, string])[] = [
    [/origin/i, "origin"],
    [/challenge/i, "challenge"],
    [/RP ID/i, "address"],
    [/user verif|user could not be verified/i, "no verification of the user"],
    [/user (was )?not present|user presence/i, "no presence of the user"],
    [/counter/i, "counter"],
    [/response type|unexpected type/i, "type"],
  ];
  return signs.find(([sign]) => sign.test(message))?.[1] ?? "invalid";
}

export function openPasskeys(
  store: Pick<Store, "passkey" | "passkeysOf" | "savePasskey" | "usePasskey">,
  {
    party,
    takesPart,
  }: {
    readonly party: RelyingParty;
    readonly takesPart: (user: UserId) => boolean;
  },
): Passkeys {
  const expected = { expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true };
  return {
    registerOptions: async (user, name) =>
      (await library()).generateRegistrationOptions({
        rpName: "Concord",
        rpID: party.id,
        userID: new TextEncoder().encode(user),
        userName: name,
        userDisplayName: name,
        timeout: PASSKEY_CHALLENGE_MS,
        attestationType: "none",
        excludeCredentials: (await store.passkeysOf(user)).map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    register: async (response, { user, name, challenge }) => {
      const { verifyRegistrationResponse } = await library();
      const checked = await verifyRegistrationResponse({
        ...expected,
        response,
        expectedChallenge: challenge,
        supportedAlgorithmIDs: ALGORITHMS,
      }).catch((error: unknown) => failedPasskeyCheck(error));
      if (typeof checked === "string") return { ...INVALID, why: checked, user };
      if (!checked.verified) return { ...INVALID, why: "signature", user };
      const { id, publicKey, counter } = checked.registrationInfo.credential;
      if ((await store.passkey(id)) !== null) return { ...INVALID, why: "known already", user };
      const key = Buffer.from(publicKey).toString("base64url");
      const passkey = { id, user, name, publicKey: key, counter, createdAt: Date.now(), usedAt: null };
      if (!(await store.savePasskey(passkey, PASSKEYS_PER_PERSON_MAX)))
        return { ...FULL, why: "too many", user };
      return null;
    },
    signInOptions: async () =>
      (await library()).generateAuthenticationOptions({
        rpID: party.id,
        userVerification: "required",
        timeout: PASSKEY_CHALLENGE_MS,
      }),
    personOf: async (response, challenge) => {
      const { verifyAuthenticationResponse } = await library();
      const known = await store.passkey(response.id);
      if (known === null) return { ...UNKNOWN, why: "unknown" };
      const { id, user, publicKey, counter } = known;
      const { userHandle } = response.response;
      if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== user)
        return { ...INVALID, why: "of another person", user };
      const checked = await verifyAuthenticationResponse({
        ...expected,
        response,
        expectedChallenge: challenge,
        credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter },
      }).catch((error: unknown) => failedPasskeyCheck(error));
      if (typeof checked === "string") return { ...INVALID, why: checked, user };
      if (!checked.verified) return { ...INVALID, why: "signature", user };
      // The same answer as for one that is not known, so that its holder learns nothing about the person.
      if (!takesPart(user)) return { ...UNKNOWN, why: "takes part no more", user };
      const use = { counter: checked.authenticationInfo.newCounter, at: Date.now() };
      if (!(await store.usePasskey(id, use))) return { ...INVALID, why: "counter", user };
      return { user };
    },
  };
}
