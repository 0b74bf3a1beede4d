import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const sha256 = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();
const base64url = (data: Uint8Array): string => Buffer.from(data).toString("base64url");
const bytes = (data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0x59, data.length >> 8, data.length & 0xff]), data]);
const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);

/** Things that an authenticator or its browser does otherwise than an honest one. */
export type PasskeyTwist = {
  readonly origin?: string;
  readonly party?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly isVerified?: boolean;
  readonly isPresent?: boolean;
  readonly counter?: number;
  readonly id?: string;
  readonly userHandle?: string;
  /** Signs with another key. */
  readonly isForged?: boolean;
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_CREDENTIAL = 0x40;

/** An authenticator of one passkey, for requests that no browser would send. */
export function softwareAuthenticator({
  origin,
  party,
}: {
  readonly origin: string;
  readonly party: string;
}) {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const others = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  let counter = 0;
  let handle = "";
  const clientData = (type: string, challenge: string, twist: PasskeyTwist): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const head = (twist: PasskeyTwist, more: number): Buffer => {
    const flags =
      more | (twist.isPresent === false ? 0 : PRESENT) | (twist.isVerified === false ? 0 : VERIFIED);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(twist.counter ?? (counter += 1));
    return Buffer.concat([sha256(twist.party ?? party), Buffer.from([flags]), count]);
  };
  const envelope = (twist: PasskeyTwist, response: Record<string, string>) => {
    const named = twist.id ?? base64url(id);
    return { id: named, rawId: named, type: "public-key", clientExtensionResults: {}, response };
  };
  return {
    register: (options: { challenge: string; user: { id: string } }, twist: PasskeyTwist = {}) => {
      handle = options.user.id;
      const { x = "", y = "" } = keys.publicKey.export({ format: "jwk" });
      const [px, py] = [Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
      const cose = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
        px,
        Buffer.from([0x22, 0x58, 0x20]),
        py,
      ]);
      const length = Buffer.from([0, id.length]);
      const data = Buffer.concat([head(twist, WITH_CREDENTIAL), Buffer.alloc(16), length, id, cose]);
      const object = Buffer.concat([
        Buffer.from([0xa3]),
        text("fmt"),
        text("none"),
        text("attStmt"),
        Buffer.from([0xa0]),
        text("authData"),
        bytes(data),
      ]);
      return envelope(twist, {
        clientDataJSON: base64url(clientData("webauthn.create", options.challenge, twist)),
        attestationObject: base64url(object),
      });
    },
    sign: (options: { challenge: string }, twist: PasskeyTwist = {}) => {
      const data = head(twist, 0);
      const client = clientData("webauthn.get", options.challenge, twist);
      const by = twist.isForged === true ? others.privateKey : keys.privateKey;
      return envelope(twist, {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(sign("sha256", Buffer.concat([data, sha256(client)]), by)),
        userHandle: twist.userHandle ?? handle,
      });
    },
  };
}
