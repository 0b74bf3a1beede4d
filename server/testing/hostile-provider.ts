import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Claims = Record<string, unknown>;
type Signing = "good" | "otherKey" | "none" | "hs256PublicKey" | "hs256Secret" | "tampered";

/** How one sign-in at this provider goes; left out: as an honest provider does it. */
export type Twist = {
  readonly claims?: (claims: Claims) => Claims;
  readonly header?: Claims;
  readonly signing?: Signing;
  /** The whole ID token. */
  readonly idToken?: (honest: string) => string | null;
  /** Answers at the token endpoint by itself. */
  readonly answer?: (response: ServerResponse) => void;
};

type Grant = { readonly nonce: string; readonly challenge: string; readonly twist: Twist; isUsed: boolean };

export const CLIENT_ID = "concord";
export const CLIENT_SECRET = "a-secret-of-the-client";

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const key = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

/** A provider of accounts that lies as it is told to, on a real socket. It checks PKCE and uses a code once. */
export async function openHostileProvider(port = 0) {
  let keys = { ...key(), kid: "first" };
  const others = key();
  const grants = new Map<string, Grant>();
  let metadata: Claims = {};
  let sent: URLSearchParams | null = null;
  const issuer = (): string => `http://localhost:${(server.address() as AddressInfo).port}`;

  const signed = (claims: Claims, { header = {}, signing = "good", claims: twisted }: Twist): string => {
    const alg = signing === "none" ? "none" : signing.startsWith("hs256") ? "HS256" : "RS256";
    const body = twisted?.(claims) ?? claims;
    const head = `${part({ alg, kid: keys.kid, ...header })}.${part(body)}`;
    const rsa = (by: KeyObject): string => sign("sha256", Buffer.from(head), by).toString("base64url");
    const hmac = (by: string): string => createHmac("sha256", by).update(head).digest("base64url");
    switch (signing) {
      case "good":
        return `${head}.${rsa(keys.privateKey)}`;
      case "otherKey":
        return `${head}.${rsa(others.privateKey)}`;
      case "none":
        return `${head}.`;
      case "hs256PublicKey":
        return `${head}.${hmac(keys.publicKey.export({ type: "spki", format: "pem" }).toString())}`;
      case "hs256Secret":
        return `${head}.${hmac(CLIENT_SECRET)}`;
      case "tampered":
        return `${part({ alg, kid: keys.kid })}.${part({ ...body, sub: "somebody-else" })}.${rsa(keys.privateKey)}`;
    }
  };
  const json = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    sent = new URLSearchParams(text);
    const grant = grants.get(sent.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(sent.get("code_verifier") ?? "")
      .digest("base64url");
    if (grant === undefined || grant.isUsed || grant.challenge !== verifier)
      return json(response, 400, { error: "invalid_grant" });
    grant.isUsed = true;
    const { twist, nonce } = grant;
    if (twist.answer !== undefined) return twist.answer(response);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer(), aud: CLIENT_ID, sub: "sub-of-aaa", iat: now, exp: now + 300, nonce };
    const honest = signed(claims, twist);
    const idToken = twist.idToken === undefined ? honest : twist.idToken(honest);
    json(response, 200, {
      access_token: "opaque",
      token_type: "Bearer",
      ...(idToken && { id_token: idToken }),
    });
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", issuer());
    if (pathname === "/.well-known/openid-configuration")
      return json(response, 200, {
        issuer: issuer(),
        authorization_endpoint: `${issuer()}/auth`,
        token_endpoint: `${issuer()}/token`,
        jwks_uri: `${issuer()}/jwks`,
        id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
        ...metadata,
      });
    if (pathname === "/jwks") {
      const jwk = keys.publicKey.export({ format: "jwk" });
      return json(response, 200, { keys: [{ ...jwk, kid: keys.kid, use: "sig", alg: "RS256" }] });
    }
    if (pathname === "/token") return void token(request, response);
    response.writeHead(404).end();
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");

  return {
    issuer: issuer(),
    /** Says yes to a sign-in that was begun, and gives the parameters of its answer. */
    grant: (address: string, twist: Twist = {}): { readonly code: string; readonly state: string } => {
      const asked = new URL(address).searchParams;
      const code = randomBytes(12).toString("base64url");
      const [nonce, challenge] = [asked.get("nonce") ?? "", asked.get("code_challenge") ?? ""];
      grants.set(code, { nonce, challenge, twist, isUsed: false });
      return { code, state: asked.get("state") ?? "" };
    },
    rotate: (kid: string): void => {
      keys = { ...key(), kid };
    },
    describe: (changed: Claims): void => {
      metadata = changed;
    },
    /** The last request at its token endpoint. */
    sent: (): URLSearchParams | null => sent,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export type HostileProvider = Awaited<ReturnType<typeof openHostileProvider>>;
