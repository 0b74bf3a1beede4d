import type { BlockList } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { DATA_DIR_BYTES_MAX } from "../shared/limits.ts";
import { readTrustedProxies } from "./client-address.ts";

const flag = z
  .enum(["0", "1"])
  .optional()
  .transform((value) => value === "1");

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z
    .string()
    .min(1)
    .default("./data")
    .transform((path) => resolve(path)),
  PUBLIC_URL: z
    .url()
    .optional()
    .transform((url) => url?.replace(/\/+$/, "")),
  ALLOW_HTTP: flag,
  TRUSTED_PROXIES: z.string().optional(),
  FORUM_NOW: z
    .string()
    .optional()
    .transform((value, context) => {
      if (value === undefined || value === "") return null;
      const at = Date.parse(value);
      if (Number.isNaN(at))
        context.addIssue({ code: "custom", message: "is no instant, such as 2025-06-20T09:00Z" });
      return at;
    }),
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
});

export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where people reach the room, when it is not http://localhost:PORT; no slash at the end. */
  readonly publicUrl: string | null;
  readonly allowHttp: boolean;
  /** Proxies whose X-Forwarded-For is read. */
  readonly trustedProxies: BlockList;
  readonly forumNow: number | null;
};

/** The settings, or one sentence that says which is wrong (docs/running.md lists them all). */
export function readSettings(environment: NodeJS.ProcessEnv): Settings | { readonly problem: string } {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { problem: `The setting ${issue?.path.join(".") ?? ""} ${issue?.message ?? "is wrong"}.` };
  }
  const { data } = parsed;
  // Before a forum is founded: where the command line's socket file has no place, the start would fail after it.
  if (Buffer.byteLength(data.DATA_DIR) > DATA_DIR_BYTES_MAX) {
    return {
      problem: `The setting DATA_DIR is too long: the whole path may have ${DATA_DIR_BYTES_MAX} bytes, so that the command line's socket file has a place in it.`,
    };
  }
  for (const name of ["DATABASE_URL", "REDIS_URL"] as const) {
    if (data[name]) {
      return {
        problem: `${name} is set, but this version runs on one machine with SQLite only. Unset it to start.`,
      };
    }
  }
  const isHttps = data.PUBLIC_URL?.startsWith("https://") === true;
  const trustedProxies = readTrustedProxies(data.TRUSTED_PROXIES ?? (isHttps ? "loopback" : ""));
  if ("problem" in trustedProxies)
    return { problem: `The setting TRUSTED_PROXIES ${trustedProxies.problem}.` };
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    publicUrl: data.PUBLIC_URL ?? null,
    allowHttp: data.ALLOW_HTTP,
    trustedProxies,
    forumNow: data.FORUM_NOW,
  };
}
