import { fromBase64, toBase64 } from "lib0/buffer";

/** Parameters that make the key out of a passphrase. */
export type Salt = { readonly salt: string; readonly rounds: number };
/** AES-GCM, 256 bits; the place is authenticated too, so that no note can be put in another's place. */
export type Sealed = { readonly iv: string; readonly bytes: string };

/** Of PBKDF2 with SHA-256, as OWASP advised in 2023: half a second on a phone. */
const ROUNDS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

/** Browsers seal only on pages that came over https, or from this device. */
export const canSeal = (): boolean => typeof crypto !== "undefined" && "subtle" in crypto;

export const newSalt = (rounds = ROUNDS): Salt => ({
  salt: toBase64(crypto.getRandomValues(new Uint8Array(SALT_BYTES))),
  rounds,
});

/** Never leaves the browser's own keeping: it cannot be read out of the page. */
export async function deriveKey(passphrase: string, { salt, rounds }: Salt): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const secret = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: Uint8Array.from(fromBase64(salt)), iterations: rounds },
    secret,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

export async function seal(key: CryptoKey, text: string, place: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = new TextEncoder().encode(place);
  const bytes = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData },
    key,
    new TextEncoder().encode(text),
  );
  return { iv: toBase64(iv), bytes: toBase64(new Uint8Array(bytes)) };
}

/** Null where the key is another, or the bytes were changed or moved. */
export async function unseal(key: CryptoKey, { iv, bytes }: Sealed, place: string): Promise<string | null> {
  try {
    const additionalData = new TextEncoder().encode(place);
    const opened = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: Uint8Array.from(fromBase64(iv)), additionalData },
      key,
      Uint8Array.from(fromBase64(bytes)),
    );
    return new TextDecoder().decode(opened);
  } catch (error) {
    if (error instanceof DOMException && error.name === "OperationError") return null;
    throw error;
  }
}
