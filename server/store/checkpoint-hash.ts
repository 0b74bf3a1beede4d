import { createHash } from "node:crypto";
import type { StoredCheckpoint } from "./store.ts";

/** SHA-256 over everything in a checkpoint. */
export const checkpointHash = ({ stream, seq, format, body }: Omit<StoredCheckpoint, "hash">): string =>
  createHash("sha256").update(`${stream}\n${seq}\n${format}\n`).update(body).digest("hex");
