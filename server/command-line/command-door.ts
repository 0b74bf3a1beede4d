import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { type FileHandle, mkdtemp, open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMMAND_BEAT_MS, COMMAND_LINE_BYTES_MAX } from "../../shared/cluster-limits.ts";
import { COMMAND_HEADERS, COMMAND_PATH, isCommandKey, openChallenges } from "../cluster/command-key.ts";
import { MISDIRECTED } from "../cluster/forward.ts";
import type { Answers } from "../cluster/listener.ts";
import type { Log } from "../log/log.ts";
import type { Concord } from "../setup/concord.ts";
import { OWNER_ONLY } from "../store/owner-only.ts";
import { makeArchive } from "./archive-command.ts";
import type { CommandLineRequest, Outcome, Tell } from "./outcome.ts";
import { runCommand } from "./run-command.ts";
import { whyBroken } from "./why-broken.ts";
import { say, speaking } from "./spoken.ts";

const failed = (line: string): Outcome => ({ lines: [line], code: 1 });

export type CommandDoor = (asked: IncomingMessage) => Answers["request"] | null;

/**
 * Takes commands of the command line on other machines (rule D43). They act as the secretariat, so each request needs a
 * key made with the cluster's secret, for one challenge of this process and for its very bytes. Nothing of it is read before.
 */
export function openCommandDoor({
  secret,
  concord,
  log,
}: {
  readonly secret: () => string | null;
  /** The forum while this node owns it. */
  readonly concord: () => Concord | null;
  readonly log: Log;
}): CommandDoor {
  const challenges = openChallenges();
  const isRight = ({ headers }: IncomingMessage): boolean => {
    const [challenge, digest, key] = [
      COMMAND_HEADERS.challenge,
      COMMAND_HEADERS.digest,
      COMMAND_HEADERS.key,
    ].map((name) => String(headers[name] ?? "")) as [string, string, string];
    const held = secret();
    return held !== null && isCommandKey(key, held, challenge, digest) && challenges.take(challenge);
  };
  const request = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const forum = concord();
    if (forum === null) return reply(answer, MISDIRECTED);
    if (asked.method === "GET") return reply(answer, 200, { challenge: challenges.give() });
    if (asked.method !== "POST" || !isRight(asked)) return reply(answer, 403);
    const folder = await mkdtemp(join(tmpdir(), "concord-command-"));
    try {
      const received = await receive(asked, folder);
      if (received === null) return reply(answer, 403);
      log(`a command of another machine: ${received.asked.name}`);
      await carryOut(forum, received, answer);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return ({ url }) =>
    url === COMMAND_PATH
      ? (asked, answer) => void request(asked, answer).catch(() => answer.destroy())
      : null;
}

function reply(answer: ServerResponse, status: number, body: object | null = null): void {
  // The rest of what was sent is not waited for.
  const connection = status === 200 ? {} : { connection: "close" };
  answer.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...connection,
  });
  answer.end(body === null ? "" : JSON.stringify(body));
}

type Received = { readonly asked: CommandLineRequest; readonly file: string };

/** Reads the request in the first line, and the bytes behind it into a file. Null where they are not those of the key. */
async function receive(asked: IncomingMessage, folder: string): Promise<Received | null> {
  const hash = createHash("sha256");
  const file = join(folder, "file");
  const first: Buffer[] = [];
  let size = 0;
  let rest: FileHandle | null = null;
  try {
    for await (const chunk of asked as AsyncIterable<Buffer>) {
      hash.update(chunk);
      const end = rest === null ? chunk.indexOf("\n") : -1;
      if (rest === null) {
        const piece = end === -1 ? chunk : chunk.subarray(0, end);
        size += piece.length;
        if (size > COMMAND_LINE_BYTES_MAX) return null;
        first.push(piece);
        if (end !== -1) rest = await open(file, "wx", OWNER_ONLY);
      }
      await rest?.writeFile(chunk.subarray(end + 1));
    }
  } finally {
    await rest?.close();
  }
  if (hash.digest("base64url") !== asked.headers[COMMAND_HEADERS.digest]) return null;
  return { asked: JSON.parse(Buffer.concat(first).toString("utf8")) as CommandLineRequest, file };
}

/** Answers as the socket does, one JSON value a line; empty lines say that the command is under way. */
async function carryOut(concord: Concord, received: Received, answer: ServerResponse): Promise<void> {
  answer.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
  answer.flushHeaders();
  const beating = setInterval(() => answer.write("\n"), COMMAND_BEAT_MS);
  try {
    const tell = (told: string): void => void answer.write(`${JSON.stringify({ told })}\n`);
    const outcome = await speaking(received.asked.language, () =>
      forElsewhere(concord, received, tell),
    ).catch((error: unknown) => failed(whyBroken(error)));
    answer.end(JSON.stringify(outcome));
  } finally {
    clearInterval(beating);
  }
}

/** Files of the command are those of the machine that asks. */
async function forElsewhere(concord: Concord, { asked, file }: Received, tell: Tell): Promise<Outcome> {
  const { name, fileAt } = asked;
  if (name === "copy") return failed(say("owner", "readsItself"));
  if (name === "archive") {
    const made = await makeArchive(concord, asked.arguments[0] ?? "", tell);
    if ("code" in made) return made;
    const files = [...made.files].map(
      ([path, bytes]) => [path, Buffer.from(bytes).toString("base64")] as const,
    );
    return { lines: made.lines, code: 0, files };
  }
  const words = asked.arguments.map((word, n) => (n === fileAt ? file : word));
  const outcome = await runCommand(concord, { ...asked, arguments: words }, tell);
  return name === "restore-opinion" && outcome.code === 0
    ? { ...outcome, lines: [...outcome.lines, say("owner", "fileThere")] }
    : outcome;
}
