import { rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { COMMAND_LINE_BYTES_MAX } from "../../shared/cluster-limits.ts";
import type { Settings } from "../setup/settings.ts";
import type { CommandLineRequest, Outcome, Tell } from "./outcome.ts";
import { speaking } from "./spoken.ts";
import { whyBroken } from "./why-broken.ts";

/** The socket file by which the command line reaches a running server: whoever may open it is the secretariat. */
export const socketFile = (settings: Settings): string => join(settings.dataDir, "concord.sock");

/** Listens on the socket file in the data folder; one request is one command, its answer what to print, line by line. */
export async function openCommandLine(
  settings: Settings,
  run: (asked: CommandLineRequest, tell: Tell) => Promise<Outcome>,
): Promise<{ readonly close: () => void }> {
  const path = socketFile(settings);
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > COMMAND_LINE_BYTES_MAX) request.destroy();
      else chunks.push(chunk);
    });
    request.on("end", () => {
      // One JSON value a line: what is told on the way, then the outcome.
      const tell = (told: string): void => void response.write(`${JSON.stringify({ told })}\n`);
      const answer = (outcome: Outcome): void => {
        response.end(JSON.stringify(outcome));
      };
      const broken = (error: unknown): Outcome => ({ lines: [whyBroken(error)], code: 1 });
      // Read within the promise: bytes that are no command are answered, and end nobody's meeting.
      const carryOut = async (): Promise<Outcome> => {
        const asked = JSON.parse(Buffer.concat(chunks).toString("utf8")) as CommandLineRequest;
        return speaking(asked.language, () => run(asked, tell).catch(broken));
      };
      carryOut().then(answer, (error: unknown) => answer(broken(error)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // The mode must hold from the first moment: a process that can open the socket acts as the secretariat.
    const before = process.umask(0o177);
    server.listen(path, resolve);
    process.umask(before);
  });
  return {
    close: () => {
      server.close();
      rmSync(path, { force: true });
    },
  };
}
