import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type JWK, Provider } from "oidc-provider";
import { CLIENT_ID, CLIENT_SECRET } from "./hostile-provider.ts";

type RealAccount = { readonly sub: string; readonly email?: string; readonly email_verified?: boolean };

/** A certified provider of accounts on a real socket. Whoever asks it is signed in as the account of the moment. */
export async function openRealProvider(firstRedirectUri: string) {
  let redirectUri = firstRedirectUri;
  let account: RealAccount = { sub: "nobody" };
  let provider: Provider | null = null;
  const server = createServer((request, response) => {
    if (provider === null) return void response.writeHead(503).end();
    if (!request.url?.startsWith("/interaction/")) return void provider.callback()(request, response);
    const login = { accountId: account.sub };
    provider.interactionFinished(request, response, { login }).catch(() => response.writeHead(500).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;

  /** Begins with new keys, as a provider does from time to time. */
  const rotate = (): void => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const jwk = { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" } as JWK;
    provider = new Provider(issuer, {
      clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
      jwks: { keys: [jwk] },
      cookies: { keys: ["a key of the tests' provider"] },
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...account, sub }) }),
      loadExistingGrant: async (context) => {
        const { session, client } = context.oidc;
        const grant = new context.oidc.provider.Grant({
          accountId: session?.accountId ?? "",
          clientId: client?.clientId ?? "",
        });
        grant.addOIDCScope("openid email");
        await grant.save();
        return grant;
      },
    });
  };
  rotate();
  return {
    issuer,
    rotate,
    /** Registers a site that was started after the provider. */
    register: (uri: string): void => {
      redirectUri = uri;
      rotate();
    },
    signInAs: (next: RealAccount): void => {
      account = next;
    },
    /** Takes the provider away, and brings it back. */
    turnOff: (): void => {
      provider = null;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
