import { applied } from "./events.ts";
import { inVersion2 } from "./in-version-2.ts";
import type { Recorded } from "./event.ts";
import { opened } from "./text-events.ts";
import type { Opinion } from "../opinion/opinion.ts";

/** The Opinion after one more entry. Server and page replay the same entries with this same code. */
export function applyEvent(opinion: Opinion | null, entry: Recorded): Opinion {
  if (entry.type === "opinionOpened") return opened(entry);
  if (opinion === null) throw new Error(`entry ${entry.seq} (${entry.type}) before opinionOpened`);
  return { ...applied(opinion, inVersion2(opinion, entry)), seq: entry.seq };
}
