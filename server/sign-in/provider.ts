import * as oidc from "openid-client";
import { PROVIDER_BYTES_MAX, PROVIDER_KNOWN_MS, PROVIDER_RETRY_MS } from "../../shared/door-limits.ts";
import type { OpenidSettings } from "../setup/openid-settings.ts";
import { claimsInTime, failedCheck, type FailedCheck } from "./failed-check.ts";

/** Secrets of one sign-in that is under way at the provider. */
export type Flow = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** An account as the provider vouches for it. */
export type Account = {
  readonly issuer: string;
  readonly subject: string;
  /** An address that the provider verified; null otherwise. */
  readonly email: string | null;
};

/** The organisation's provider of accounts. */
export type Provider = {
  /** Begins a sign-in; null while the provider is away. */
  readonly begin: () => Promise<{ readonly address: string; readonly flow: Flow } | null>;
  /** Exchanges the answer at our address for the account, or says which check failed. */
  readonly finish: (answer: URLSearchParams, flow: Flow) => Promise<Account | FailedCheck>;
};

export const newFlow = (): Flow => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
});

/** Reads so much of an answer and no more: a provider is another's machine. */
const boundedFetch: oidc.CustomFetch = async (url, options) => {
  const response = await fetch(url, options as RequestInit);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > PROVIDER_BYTES_MAX) throw new Error("the provider's answer is too long");
    chunks.push(chunk);
  }
  const { status, statusText, headers } = response;
  return new Response(bytes === 0 ? null : Buffer.concat(chunks), { status, statusText, headers });
};

const isLocal = (issuer: string): boolean => new URL(issuer).protocol === "http:";

/** `redirectUri`: our address, as the provider's register has it. */
export function openProvider(
  settings: OpenidSettings,
  {
    redirectUri,
    waitS,
    skewS,
    log,
  }: {
    readonly redirectUri: string;
    readonly waitS: number;
    readonly skewS: number;
    readonly log: (line: string) => void;
  },
): Provider {
  const { issuer, clientId, clientSecret, bindByEmail } = settings;
  const scope = settings.scopes ?? (bindByEmail ? "openid email" : "openid");
  let known: { readonly metadata: oidc.ServerMetadata; readonly at: number } | null = null;
  let failedAt = -Infinity;
  let asked: Promise<void> | null = null;

  const discover = async (): Promise<void> => {
    try {
      const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
        timeout: waitS,
        [oidc.customFetch]: boundedFetch,
        execute: isLocal(issuer) ? [oidc.allowInsecureRequests] : [],
      });
      if (failedAt > -Infinity) log("openid: the provider is there again");
      known = { metadata: found.serverMetadata(), at: performance.now() };
      failedAt = -Infinity;
    } catch (error) {
      if (failedAt === -Infinity) log(`openid: the provider cannot be used: ${failedCheck(error).check}`);
      failedAt = performance.now();
    } finally {
      asked = null;
    }
  };
  /** Reads the provider's description again each hour, and after a failure at the next press. */
  const metadata = async (): Promise<oidc.ServerMetadata | null> => {
    const now = performance.now();
    const isOld = known === null || now - known.at >= PROVIDER_KNOWN_MS;
    if (isOld && now - failedAt >= PROVIDER_RETRY_MS) await (asked ??= discover());
    return known?.metadata ?? null;
  };
  /** One for each sign-in: the library keeps a provider's keys with it, and would miss new ones for a minute. */
  const configure = (server: oidc.ServerMetadata): oidc.Configuration => {
    const methods = server.token_endpoint_auth_methods_supported;
    const isBasic = methods === undefined || methods.includes("client_secret_basic");
    const proof = isBasic ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
    const configuration = new oidc.Configuration(
      server,
      clientId,
      { [oidc.clockTolerance]: skewS },
      clientSecret === null ? oidc.None() : proof(clientSecret),
    );
    configuration.timeout = waitS;
    configuration[oidc.customFetch] = boundedFetch;
    if (isLocal(issuer)) oidc.allowInsecureRequests(configuration);
    // Without this the library takes the connection to the provider for proof, and reads no signature (rule A34).
    oidc.enableNonRepudiationChecks(configuration);
    return configuration;
  };
  void metadata();

  return {
    begin: async () => {
      const server = await metadata();
      if (server === null) return null;
      const flow = newFlow();
      const address = oidc.buildAuthorizationUrl(configure(server), {
        redirect_uri: redirectUri,
        scope,
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: "S256",
      });
      return { address: address.href, flow };
    },
    finish: async (answer, { state, nonce, verifier }) => {
      const server = await metadata();
      if (server === null) return { check: "away", isAway: true, isOwnWish: false };
      try {
        const configuration = configure(server);
        const url = new URL(redirectUri);
        url.search = answer.toString();
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
        const tokens = await oidc.authorizationCodeGrant(configuration, url, checks);
        const claims = tokens.claims();
        if (claims === undefined || claims.sub === "") throw new Error("no subject");
        if (!claimsInTime(claims, { skewS, now: Date.now() / 1000 }))
          return { check: "iat", isAway: false, isOwnWish: false };
        const told =
          bindByEmail && claims["email"] === undefined && server.userinfo_endpoint !== undefined
            ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
            : claims;
        const { email, email_verified: isVerified } = told;
        const isKnown = bindByEmail && isVerified === true && typeof email === "string";
        return { issuer: claims.iss, subject: claims.sub, email: isKnown ? email : null };
      } catch (error) {
        return failedCheck(error);
      }
    },
  };
}
