import type { Context, Hono } from "hono";
import { healthOf } from "./health.ts";
import type { SignedIn } from "./access.ts";

/** Tells if people can work now: public, as health is (rule D19). */
export type Ready =
  | { readonly status: "ready"; readonly closedForRepair?: readonly string[] }
  | { readonly status: "starting" | "stopping" | "readOnly" | "storeAway"; readonly reason: string };

const REASONS = {
  starting: "The forum is not open yet.",
  stopping: "The server stops.",
  readOnly: "The disk is full. Reading goes on.",
  storeAway: "The store cannot be read at this moment.",
} as const;

export const notReady = (status: keyof typeof REASONS): Ready => ({ status, reason: REASONS[status] });

type Parts = Parameters<typeof healthOf>[0] & { readonly isStopping: () => boolean };

export async function readyOf(parts: Parts): Promise<Ready> {
  if (parts.isStopping()) return notReady("stopping");
  const health = await healthOf(parts);
  if (health.status === "ok") return { status: "ready" };
  return health.status === "repair"
    ? { status: "ready", closedForRepair: health.closedForRepair }
    : notReady(health.status);
}

/** `GET /api/health` tells if a restart would help; `GET /api/ready`, if people should be sent here. */
export function healthRoutes(app: Hono<SignedIn>, parts: Parts): void {
  app.get("/api/health", async (c) => {
    const health = await healthOf(parts);
    return c.json(health, health.status === "readOnly" || health.status === "storeAway" ? 503 : 200);
  });
  app.get("/api/ready", async (c: Context) => {
    const ready = await readyOf(parts);
    if (ready.status === "ready") return c.json(ready);
    c.header("retry-after", "2");
    return c.json(ready, 503);
  });
}
