import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { COMMAND_LOOK_MS, COMMAND_SILENCE_MS_MAX, OWNER_WAIT_MS_MAX } from "../../shared/cluster-limits.ts";
import { FORWARD_CONNECT_MS_MAX } from "../../shared/limits.ts";
import { COMMAND_HEADERS, COMMAND_PATH, commandKey } from "../cluster/command-key.ts";
import { MISDIRECTED } from "../cluster/forward.ts";
import { whyNoArchive } from "./archive-command.ts";
import { writeArchive } from "./archive-files.ts";
import type { CommandLineRequest, Outcome, Tell } from "./outcome.ts";
import { readAnswer } from "./read-answer.ts";
import { readOptions } from "./read-options.ts";
import { say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

export type OwnerAt = { readonly address: string; readonly secret: string };
/** The owner of the forum as it is known now, or why there is none; an outcome where the command is carried out. */
export type FindOwner = () => Promise<OwnerAt | Outcome | string>;

/** The sentence where no server owns the forum. Nothing was done. */
export const noOwner = (): string => say("owner", "none");

/** Nothing was done at the owner: it may be asked again, or another one. */
type NotAsked = { readonly notAsked: "misdirected" | "unreachable" };

/** Hands a command to the node that owns the forum, and waits a while for one that can be reached (rule D43). */
export async function askOwner(
  findOwner: FindOwner,
  asked: CommandLineRequest,
  tell: Tell,
  waitMs = OWNER_WAIT_MS_MAX,
): Promise<Outcome> {
  const prepared = prepare(asked);
  if ("code" in prepared) return prepared;
  const end = performance.now() + waitMs;
  for (;;) {
    const owner = await findOwner();
    let why = noOwner();
    if (typeof owner === "string") why = owner;
    else if ("code" in owner) return owner;
    else {
      const how = await askAt(owner, prepared, tell);
      if ("code" in how) return written(asked, how);
      if (how.notAsked === "unreachable") why = say("owner", "unreachable", { address: owner.address });
    }
    if (performance.now() > end) return failed(why);
    await pause(COMMAND_LOOK_MS);
  }
}

type Prepared = { readonly asked: CommandLineRequest; readonly file: string | null };

/** The owner reads no file of this machine: its bytes go along. */
function prepare(asked: CommandLineRequest): Prepared | Outcome {
  if (asked.name === "archive") {
    const why = whyNoArchive(asked.arguments[0]);
    return why === null ? { asked, file: null } : failed(why);
  }
  if (asked.name !== "restore-opinion") return { asked, file: null };
  const read = readOptions(asked.arguments, { opinion: "string", group: "string", reason: "string" }, 1);
  const file = "code" in read ? undefined : read.positionals[0];
  if (file === undefined) return { asked, file: null };
  return existsSync(file)
    ? { asked: { ...asked, fileAt: asked.arguments.indexOf(file) }, file }
    : failed(say("command", "noFile", { file }));
}

/** Writes the folder that the owner's answer brought. */
function written(asked: CommandLineRequest, { files, ...outcome }: Outcome): Outcome {
  if (files === undefined || outcome.code !== 0) return outcome;
  const all = new Map<string, Uint8Array>();
  for (const [path, content] of files) {
    if (!/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/u.test(path)) return failed(say("archive", "notPart", { path }));
    all.set(path, Buffer.from(content, "base64"));
  }
  writeArchive(asked.arguments[0]!, all);
  return outcome;
}

async function askAt(
  { address, secret }: OwnerAt,
  { asked, file }: Prepared,
  tell: Tell,
): Promise<Outcome | NotAsked> {
  const first = `${JSON.stringify(asked)}\n`;
  const challenge = await challengeOf(address);
  if (typeof challenge !== "string") return challenge;
  const hash = createHash("sha256").update(first);
  if (file !== null) for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  const digest = hash.digest("base64url");
  const headers = {
    [COMMAND_HEADERS.challenge]: challenge,
    [COMMAND_HEADERS.digest]: digest,
    [COMMAND_HEADERS.key]: commandKey(secret, challenge, digest),
  };
  return new Promise((resolve) => {
    let isAnswered = false;
    const broken = (): void => resolve(failed(say("owner", "brokeOff", { address })));
    const sent = request(new URL(COMMAND_PATH, address), { method: "POST", headers, agent: false });
    sent.on("response", (answered: IncomingMessage) => {
      isAnswered = true;
      if (answered.statusCode === MISDIRECTED) resolve({ notAsked: "misdirected" });
      else if (answered.statusCode !== 200) resolve(failed(say("owner", "refused", { address })));
      else readAnswer(answered, tell).then(resolve, broken);
      if (answered.statusCode !== 200) answered.resume();
    });
    sent.on("error", () => {
      if (!isAnswered) broken();
    });
    // The owner says each second that it works: one that is frozen or cut off says nothing.
    sent.on("socket", (socket) =>
      socket.setTimeout(COMMAND_SILENCE_MS_MAX, () => sent.destroy(new Error("silent"))),
    );
    sent.write(first);
    if (file === null) sent.end();
    else createReadStream(file).on("error", broken).pipe(sent);
  });
}

async function challengeOf(address: string): Promise<string | NotAsked> {
  try {
    const answered = await fetch(new URL(COMMAND_PATH, address), {
      signal: AbortSignal.timeout(2 * FORWARD_CONNECT_MS_MAX),
    });
    if (!answered.ok) return { notAsked: answered.status === MISDIRECTED ? "misdirected" : "unreachable" };
    return ((await answered.json()) as { readonly challenge: string }).challenge;
  } catch {
    return { notAsked: "unreachable" };
  }
}
