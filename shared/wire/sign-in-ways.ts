/** Ways in that this site has beside links, for its sign-in page. */
export type SignInWays = {
  /** The name of the organisation whose accounts sign in; null: none. */
  readonly openid: string | null;
  readonly passkeys: boolean;
  /** A link is sent to people who ask for one by their address. */
  readonly mail: boolean;
};

/** The same, and if this forum has anything that anybody may read (rule F17). */
export type SignInPage = SignInWays & { readonly publicPages: boolean };

/** An account that signs its person in. */
export type OwnAccount = {
  readonly id: string;
  readonly name: string;
  readonly connectedAt: number;
  readonly usedAt: number;
};

export type OwnPasskey = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
};

/** A person's own ways in, told to them alone. */
export type OwnSignInWays = SignInWays & {
  readonly accounts: readonly OwnAccount[];
  readonly ownPasskeys: readonly OwnPasskey[];
};
