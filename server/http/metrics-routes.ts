import { hash, timingSafeEqual } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, Hono } from "hono";
import { METRICS_TYPE } from "../metrics/metrics.ts";
import type { Settings } from "../setup/settings.ts";
import type { SignedIn } from "./access.ts";
import { plainAddress } from "./client-address.ts";

const LOOPBACK = /^(127(\.\d+){3}|::1)$/u;
const FORWARDED = ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"] as const;

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(hash("sha256", one, "buffer"), hash("sha256", other, "buffer"));

function isFromHere(c: Context): boolean {
  const { address } = getConnInfo(c).remote;
  return (
    LOOPBACK.test(plainAddress(address ?? "") ?? "") &&
    FORWARDED.every((name) => c.req.header(name) === undefined)
  );
}

/**
 * `GET /metrics` for Prometheus (rule D20): with METRICS_TOKEN as a bearer token. Without one only this machine may
 * read it, and nobody where a proxy stands before the server, since all of its clients come from this machine.
 */
export function metricsRoutes(
  app: Hono<SignedIn>,
  { metricsToken, publicUrl }: Settings,
  text: () => Promise<string>,
): void {
  app.get("/metrics", async (c) => {
    if (metricsToken !== null) {
      const given = /^Bearer (.+)$/u.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
      if (!isSame(given, metricsToken))
        return c.text("The metrics need METRICS_TOKEN as a bearer token.", 401, {
          "www-authenticate": 'Bearer realm="metrics"',
          "cache-control": "no-store",
        });
    } else if (publicUrl !== null || !isFromHere(c)) {
      return c.text("There is nothing at this address.", 404, { "cache-control": "no-store" });
    }
    return c.body(await text(), 200, { "content-type": METRICS_TYPE, "cache-control": "no-store" });
  });
}
