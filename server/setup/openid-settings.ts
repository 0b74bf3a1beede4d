/** The organisation's provider of accounts (OpenID Connect). */
export type OpenidSettings = {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client. */
  readonly clientSecret: string | null;
  /** On the button. */
  readonly name: string;
  readonly scopes: string | null;
  /** Binds an unknown account to the one participant who has its verified e-mail address (rule A36). */
  readonly bindByEmail: boolean;
};

type Named = {
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
  readonly OIDC_NAME?: string | undefined;
  readonly OIDC_SCOPES?: string | undefined;
  readonly OIDC_BIND_BY_EMAIL: boolean;
};

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Null: no provider is set. A provider off this machine must use https (rule A5). */
export function readOpenid(named: Named): OpenidSettings | null | { readonly problem: string } {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_SCOPES: scopes } = named;
  const others = [clientId, named.OIDC_CLIENT_SECRET, named.OIDC_NAME, scopes];
  if (issuer === undefined) {
    return others.some((one) => one !== undefined)
      ? {
          problem:
            "OIDC_ISSUER is missing. Set it to the provider's address, or leave out all OIDC settings.",
        }
      : null;
  }
  if (clientId === undefined)
    return { problem: "OIDC_CLIENT_ID is missing. Set it to the id that the provider gave this site." };
  const { protocol, hostname } = new URL(issuer);
  if (protocol === "http:" && !LOCAL.test(hostname))
    return { problem: `The setting OIDC_ISSUER is "${issuer}". A provider off this machine must use https.` };
  if (scopes !== undefined && !scopes.split(" ").includes("openid"))
    return { problem: `The setting OIDC_SCOPES is "${scopes}". One of the scopes must be openid.` };
  return {
    issuer,
    clientId,
    clientSecret: named.OIDC_CLIENT_SECRET ?? null,
    name: named.OIDC_NAME ?? hostname,
    scopes: scopes ?? null,
    bindByEmail: named.OIDC_BIND_BY_EMAIL,
  };
}
