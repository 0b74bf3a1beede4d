import { deserialize } from "node:v8";
import type { JobAnswered, JobSent, MadeBytes } from "./file-job.ts";

/** A process that makes files: it answers each job that the server sends, and ends with the server. */
export function answerJobs(make: (job: never) => Promise<MadeBytes>): void {
  const made = async (sent: Uint8Array): Promise<JobAnswered> => {
    try {
      return await make(deserialize(sent) as never);
    } catch (error) {
      return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  const answer = async (sent: Uint8Array): Promise<JobSent> => ({
    ...(await made(sent)),
    heldMb: process.memoryUsage.rss() / 2 ** 20,
  });
  process.on("message", (sent: Uint8Array) => void answer(sent).then((answered) => process.send?.(answered)));
  // The server is gone, so nobody waits for the answer.
  process.once("disconnect", () => process.exit());
}
