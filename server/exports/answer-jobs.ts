import { deserialize } from "node:v8";
import type { JobAnswered, MadeBytes } from "./file-job.ts";

/** A process that makes files: it answers each job that the server sends, and ends with the server. */
export function answerJobs(make: (job: never) => Promise<MadeBytes>): void {
  const answer = async (sent: Uint8Array): Promise<JobAnswered> => {
    try {
      return await make(deserialize(sent) as never);
    } catch (error) {
      return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  process.on("message", (sent: Uint8Array) => void answer(sent).then((answered) => process.send?.(answered)));
  // The server is gone, so nobody waits for the answer.
  process.once("disconnect", () => process.exit());
}
