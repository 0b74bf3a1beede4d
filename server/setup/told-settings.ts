import { DAY_MS } from "../../shared/durations.ts";
import type { LoggedEvent } from "../log/log.ts";
import type { Settings } from "./settings.ts";

type Told = string | number | boolean | null;

/** Says how the server was set at its start: a line for people and its event. Of each secret it says if there is one. */
export function toldSettings(settings: Settings): [line: string, event: LoggedEvent] {
  // Each setting stands here, so that a new one is told or left out on purpose.
  const fields: Readonly<Record<keyof Settings, Told>> = {
    port: settings.port,
    host: settings.host,
    dataDir: settings.dataDir,
    // A name or password before the host is left out.
    publicUrl: settings.publicUrl === null ? null : new URL(settings.publicUrl).origin,
    allowHttp: settings.allowHttp,
    trustedProxies: settings.trustedProxies.rules.join(", "),
    forumNow: settings.forumNow === null ? null : new Date(settings.forumNow).toISOString(),
    sample: settings.sample,
    offline: settings.offline,
    // A name or password before the host is left out, and so are parameters.
    databaseUrl: settings.databaseUrl === null ? null : hostOf(settings.databaseUrl),
    nodeAddress: settings.nodeAddress,
    clusterSecret: settings.clusterSecret !== null,
    logFormat: settings.logFormat,
    securityContact: settings.securityContact !== null,
    metricsToken: settings.metricsToken !== null,
    signIns: `${settings.signIns.idleMs / DAY_MS} days unused, ${settings.signIns.maxMs / DAY_MS} at most`,
    mail: settings.mail === null ? "off" : settings.mail.smtp === null ? "dry run" : "SMTP",
    openid: settings.openid === null ? null : new URL(settings.openid.issuer).origin,
  };
  const said = Object.entries(fields).map(([name, value]) => `${name} ${wordOf(value)}`);
  return [`settings: ${said.join("; ")}`, { event: "started", fields }];
}

const hostOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return host + pathname;
};

const wordOf = (value: Told): string =>
  value === null || value === "" ? "none" : value === true ? "yes" : value === false ? "no" : String(value);
