import type { AuditNote } from "../../shared/people/audit.ts";
import type { LoggedEvent } from "../log/log.ts";

const from = (address: string | undefined): string =>
  address === undefined ? "" : ` from ${address === "" ? "an unknown address" : address}`;

/** Says an act in one line of the log, by ids and closed words (rule A10). */
export function auditLine({ act, user = null, by, way, reason, address, why }: AuditNote): string {
  const whom = user ?? "somebody";
  const byWhom = by === undefined ? "" : `, by ${by ?? "the command line"}`;
  switch (act) {
    case "signedIn":
      return `sign-in: ${whom}${from(address)}${way === undefined || way === "link" ? "" : ` by ${way}`}`;
    case "signInFailed":
      return `sign-in: failed${from(address)}: ${reason ?? "unknown"}${why === undefined ? "" : ` (${why})`}${user === null ? "" : `, of ${user}`}`;
    case "signedOut":
      return `sign-out: ${whom}${from(address)}`;
    case "signInEnded":
      return `sign-in: that of ${whom} has ended`;
    case "sessionsEnded":
      return `sign-in: those of ${whom} were ended${byWhom}`;
    case "linkMade":
      return `link: made for ${whom}${byWhom}`;
    case "passkeyAdded":
      return `passkey: added for ${whom}${byWhom}`;
    case "passkeyRemoved":
      return `passkey: removed for ${whom}${byWhom}`;
    case "accountConnected":
      return `openid: an account was connected with ${whom}${byWhom}`;
    case "accountRemoved":
      return `openid: an account of ${whom} was removed${byWhom}`;
    case "contactChanged":
      return `contact: changed for ${whom}${byWhom}`;
    case "mailBounced":
      return `mail: came back for ${whom}`;
    case "recordExported":
      return `export: the record${user === null ? byWhom : `, by ${user}`}`;
    case "peopleExported":
      return `export: the list of experts${user === null ? byWhom : `, by ${user}`}`;
    case "inputsExported":
      return `export: the inputs of a consultation${user === null ? byWhom : `, by ${user}`}`;
    case "backupMade":
      return `backup: a copy was made${byWhom}`;
  }
}

export function auditEvent({ act, user, by, way, device, reason, address, why }: AuditNote): LoggedEvent {
  const known = { user, by, way, device, reason, address, why };
  const fields = Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return { event: act, level: act === "signInFailed" ? "warn" : "info", fields };
}
