import type { BlockList } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";
import { DAY_MS } from "../../shared/durations.ts";
import { SIGN_IN_MS, SIGN_IN_WHOLE_MS } from "../../shared/door-limits.ts";
import { DATA_DIR_BYTES_MAX } from "../../shared/limits.ts";
import type { Lifetimes } from "../forum/sessions.ts";
import { LOG_FORMATS, type LogFormat } from "../log/log.ts";
import { type MailSettings, readMailSettings } from "../mail/mail-settings.ts";
import { type OpenidSettings, readOpenid } from "./openid-settings.ts";
import { readTrustedProxies } from "./trusted-proxies.ts";

const flag = z
  .enum(["0", "1"])
  .optional()
  .transform((value) => value === "1");

/** An instant with its zone: without one it would be another in another place. */
export const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The page and its files stand at the top of a host, so a path, a query or a fragment would lead nowhere. */
const hasNoPath = (url: string): boolean => {
  if (!URL.canParse(url)) return true;
  const { pathname, search, hash } = new URL(url);
  return pathname.replaceAll("/", "") === "" && search === "" && hash === "";
};

/** Days that a person or a machine may count. */
const days = (usual: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .default(String(usual))
    .transform((value) => Number(value) * DAY_MS);

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .default("3000")
    .transform(Number)
    .pipe(z.number().max(65_535)),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z
    .string()
    .min(1)
    .default("./data")
    .transform((path) => resolve(path)),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, hostname: /./ })
    .refine(hasNoPath)
    .optional()
    .transform((url) => url?.replace(/\/+$/, "")),
  ALLOW_HTTP: flag,
  TRUSTED_PROXIES: z.string().optional(),
  FORUM_NOW: z
    .string()
    .regex(INSTANT)
    .transform((value) => Date.parse(value))
    .pipe(z.number())
    .optional(),
  SAMPLE: z.enum(["told", "plain"]).default("told"),
  OFFLINE: z.enum(["on", "off"]).default("on"),
  LOG_FORMAT: z.enum(LOG_FORMATS).default("text"),
  METRICS_TOKEN: z
    .string()
    .regex(/^[!-~]{16,512}$/)
    .optional(),
  SECURITY_CONTACT: z
    .string()
    .max(200)
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/[!-~]+)$/)
    .optional(),
  SIGN_IN_IDLE_DAYS: days(SIGN_IN_MS / DAY_MS),
  SIGN_IN_MAX_DAYS: days(SIGN_IN_WHOLE_MS / DAY_MS),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, hostname: /./ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(60).optional(),
  OIDC_SCOPES: z
    .string()
    .regex(/^[\w.:/-]+( [\w.:/-]+)*$/)
    .optional(),
  OIDC_BIND_BY_EMAIL: flag,
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/[^/?]+\/[^/?]+/)
    .optional(),
  NODE_ADDRESS: z
    .url({ protocol: /^http$/, hostname: /./ })
    .refine(hasNoPath)
    .optional()
    .transform((url) => url?.replace(/\/+$/, "")),
  CLUSTER_SECRET: z
    .string()
    .regex(/^[!-~]{16,512}$/)
    .optional(),
});

/** The valid values of each setting, for the sentence that stops the start. */
const MAY_BE: Readonly<Record<string, string>> = {
  PORT: "a whole number from 0 to 65535, such as 3000",
  HOST: "an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all",
  DATA_DIR: "the path of a folder, such as ./data",
  PUBLIC_URL: "the address of the site without a path, such as https://concord.example.org",
  ALLOW_HTTP: "0 or 1",
  SAMPLE: "told or plain",
  OFFLINE: "on or off",
  LOG_FORMAT: "text or json",
  METRICS_TOKEN: "a secret of 16 to 512 characters without spaces, such as one of openssl rand -hex 32",
  OIDC_ISSUER: "the address of the provider, such as https://accounts.example.org",
  OIDC_CLIENT_ID: "the id that the provider gave this site",
  OIDC_CLIENT_SECRET: "the secret that the provider gave this site",
  OIDC_NAME: "the organisation's name on the button, of at most 60 characters",
  OIDC_SCOPES: "scopes with a space between, such as openid email",
  OIDC_BIND_BY_EMAIL: "0 or 1",
  FORUM_NOW: "an instant with its zone, such as 2025-06-20T09:00Z",
  DATABASE_URL: "the address of a PostgreSQL database, such as postgres://USER:PASSWORD@HOST/DATABASE",
  NODE_ADDRESS: "this machine's address for the others, such as http://10.0.0.5:3000",
  CLUSTER_SECRET: "a secret of 16 to 512 characters without spaces, the same on each machine",
  SECURITY_CONTACT: "an address for reports of weaknesses, such as mailto:security@example.org",
  SIGN_IN_IDLE_DAYS: "a whole number of days from 1 to 9999, such as 30",
  SIGN_IN_MAX_DAYS: "a whole number of days from 1 to 9999, such as 365",
};

/** Settings that no sentence and no log repeats. */
const SECRET: ReadonlySet<string> = new Set(["METRICS_TOKEN", "DATABASE_URL", "CLUSTER_SECRET"]);

export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The room's address for people, when it is not http://localhost:PORT; no slash at the end. */
  readonly publicUrl: string | null;
  readonly allowHttp: boolean;
  /** Proxies whose X-Forwarded-For is read. */
  readonly trustedProxies: BlockList;
  readonly forumNow: number | null;
  /** The sample of a first start: with the story of ten weeks of work, or as texts alone. */
  readonly sample: "told" | "plain";
  /** Pages open without network; false takes back from browsers all that this needs (rule K37). */
  readonly offline: boolean;
  /** The PostgreSQL that several machines share; null: SQLite in the data folder. */
  readonly databaseUrl: string | null;
  /** This machine's address for the others; null: by its host name. */
  readonly nodeAddress: string | null;
  /** Signs what machines forward to each other; null: one that the database keeps. */
  readonly clusterSecret: string | null;
  readonly logFormat: LogFormat;
  /** To whom a weakness is reported; null: nobody is named. */
  readonly securityContact: string | null;
  /** The bearer token for the metrics; null: loopback alone may read them. */
  readonly metricsToken: string | null;
  /** How long a sign-in lasts, unused and at most. */
  readonly signIns: Lifetimes;
  /** Null: no mail is sent. */
  readonly mail: MailSettings | null;
  readonly openid: OpenidSettings | null;
};

/** The settings, or one sentence that says which is wrong (docs/running.md lists them all). */
export function readSettings(environment: NodeJS.ProcessEnv): Settings | { readonly problem: string } {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    const found = environment[name];
    // A secret is not repeated where others may read it.
    const what = found === "" ? "is empty" : SECRET.has(name) ? "cannot be used" : `is "${found}"`;
    return { problem: `The setting ${name} ${what}. It may be ${MAY_BE[name]}, or left out.` };
  }
  const { data } = parsed;
  // Before a forum is founded: where the command line's socket file has no place, the start would fail after it.
  if (Buffer.byteLength(data.DATA_DIR) > DATA_DIR_BYTES_MAX) {
    return {
      problem: `The setting DATA_DIR is too long: the whole path may have ${DATA_DIR_BYTES_MAX} bytes, so that the command line's socket file has a place in it.`,
    };
  }
  if (data.DATABASE_URL !== undefined && data.FORUM_NOW !== undefined) {
    return {
      problem:
        "FORUM_NOW and DATABASE_URL are both set: several machines share the database's clock. Unset one.",
    };
  }
  const isHttps = data.PUBLIC_URL?.startsWith("https://") === true;
  const trustedProxies = readTrustedProxies(data.TRUSTED_PROXIES ?? (isHttps ? "loopback" : ""));
  if ("problem" in trustedProxies)
    return { problem: `The setting TRUSTED_PROXIES ${trustedProxies.problem}.` };
  const mail = readMailSettings(environment);
  if (mail !== null && "problem" in mail) return mail;
  const openid = readOpenid(data);
  if (openid !== null && "problem" in openid) return openid;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    publicUrl: data.PUBLIC_URL ?? null,
    allowHttp: data.ALLOW_HTTP,
    trustedProxies,
    forumNow: data.FORUM_NOW ?? null,
    sample: data.SAMPLE,
    offline: data.OFFLINE === "on",
    databaseUrl: data.DATABASE_URL ?? null,
    nodeAddress: data.NODE_ADDRESS ?? null,
    clusterSecret: data.CLUSTER_SECRET ?? null,
    logFormat: data.LOG_FORMAT,
    securityContact: data.SECURITY_CONTACT ?? null,
    metricsToken: data.METRICS_TOKEN ?? null,
    signIns: { idleMs: data.SIGN_IN_IDLE_DAYS, maxMs: data.SIGN_IN_MAX_DAYS },
    mail,
    openid,
  };
}

/** The SQLite file of a data folder. */
export const databaseFile = ({ dataDir }: Settings): string => join(dataDir, "concord.sqlite");
