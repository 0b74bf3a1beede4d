import type { UserId } from "../../shared/ids.ts";

/** A passkey as the server knows it: its public key, and how often its device has signed. */
export type StoredPasskey = {
  /** The credential's id, base64url. */
  readonly id: string;
  readonly user: UserId;
  /** Given by its person. */
  readonly name: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly createdAt: number;
  readonly usedAt: number | null;
};

export type PasskeyStore = {
  /** Null if there is none, or it is not as it was written. */
  readonly passkey: (id: string) => Promise<StoredPasskey | null>;
  readonly passkeysOf: (user: UserId) => Promise<readonly StoredPasskey[]>;
  /** Returns false if one with this id is there, or the person has `most` already. */
  readonly savePasskey: (passkey: StoredPasskey, most: number) => Promise<boolean>;
  /** Notes a use in one transaction. Returns false if the counter did not go on, or the passkey is gone. */
  readonly usePasskey: (
    id: string,
    use: { readonly counter: number; readonly at: number },
  ) => Promise<boolean>;
  readonly dropPasskey: (user: UserId, id: string) => Promise<boolean>;
};
