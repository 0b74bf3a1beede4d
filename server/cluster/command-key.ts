import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { COMMAND_CHALLENGE_MS_MAX } from "../../shared/cluster-limits.ts";

/** Path of a command from another machine. No node forwards a request to it (rule D43). */
export const COMMAND_PATH = "/node/command";
export const COMMAND_HEADERS = {
  challenge: "concord-challenge",
  digest: "concord-digest",
  key: "concord-command-key",
} as const;

const macOf = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const isSame = (given: string, right: Buffer): boolean => {
  const bytes = Buffer.from(given, "base64url");
  return bytes.length === right.length && timingSafeEqual(bytes, right);
};

/**
 * A key for one challenge and one body. Keys of forwarded requests are of another kind: a node signs those for anybody's
 * request, and must not lend the secretariat's rights with them.
 */
export const commandKey = (secret: string, challenge: string, digest: string): string =>
  macOf(macOf(secret, "concord: commands of other machines"), `${challenge}\n${digest}`).toString(
    "base64url",
  );

export const isCommandKey = (given: string, ...signed: Parameters<typeof commandKey>): boolean =>
  isSame(given, Buffer.from(commandKey(...signed), "base64url"));

/** Challenges of one process. Each is good once and for a while, so that a request that was overheard is worth nothing. */
export type Challenges = { readonly give: () => string; readonly take: (challenge: string) => boolean };

/** Keeps nothing of a challenge that nobody signed: anybody may ask for one. */
export function openChallenges(now: () => number = () => performance.now()): Challenges {
  const own = randomBytes(32);
  const used = new Map<string, number>();
  return {
    give: () => {
      const text = `${Math.ceil(now() + COMMAND_CHALLENGE_MS_MAX)}.${randomBytes(16).toString("base64url")}`;
      return `${text}.${macOf(own, text).toString("base64url")}`;
    },
    take: (challenge) => {
      const [until = "", chance = "", key = ""] = challenge.split(".");
      const text = `${until}.${chance}`;
      for (const [one, end] of used) if (end < now()) used.delete(one);
      if (!isSame(key, macOf(own, text)) || Number(until) < now() || used.has(text)) return false;
      used.set(text, Number(until));
      return true;
    },
  };
}
