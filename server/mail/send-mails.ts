import { asReportLanguage } from "../../shared/text/localized.ts";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MINUTE_MS, SECOND_MS } from "../../shared/durations.ts";
import type { UserId } from "../../shared/ids.ts";
import {
  MAIL_BYTES_MAX,
  MAIL_STOP_MS,
  MAILS_AT_ONCE_MAX,
  MAILS_LISTED_MS,
  MAILS_OF_PERSON_MAX,
} from "../../shared/door-limits.ts";
import { OWNER_ONLY } from "../store/owner-only.ts";
import type { StoredMail } from "../store/mail-store.ts";
import type { Store } from "../store/store.ts";
import { composeMail, type MailForum } from "./compose-mail.ts";
import { factsOf, MAIL_KINDS, type MailKind, type MailValues } from "./mail-kinds.ts";
import { messageOf } from "./mail-message.ts";
import { isMailAddress, type MailSettings } from "./mail-settings.ts";
import { openSmtpConnection, type SmtpConnection } from "./smtp-connection.ts";

/** Waits after each failed attempt; the last one repeats. */
const AGAIN_MS: readonly number[] = [10, 30, 60, 120, 300, 600, 1_800, 3_600].map((one) => one * SECOND_MS);
/** A mail that waits for the next hour of its reader. */
const NEXT_HOUR_MS = 5 * MINUTE_MS;

const KINDS = Object.keys(MAIL_KINDS) as MailKind[];
const BY_URGENCY = [true, false].map((urgent) => KINDS.filter((kind) => MAIL_KINDS[kind].urgent === urgent));

/** Sends what waits in the queue, until it is closed. */
export type MailSending = {
  /** Looks into the queue now. */
  readonly wake: () => void;
  /** Plain words on the mail server, where it takes no mail at this moment. */
  readonly trouble: () => string | null;
  readonly close: () => Promise<void>;
};

type Parts = {
  readonly store: Store;
  readonly settings: MailSettings;
  readonly forum: MailForum;
  readonly takesPart: (user: UserId) => boolean;
  /** The address at which this person ends notices without signing in. */
  readonly stopAddress: (user: UserId) => Promise<string>;
  readonly log: (line: string) => void;
  /** Waits after failed attempts, for tests. */
  readonly againMs?: readonly number[];
};

const later = (attempts: number, waits: readonly number[]): number =>
  waits[Math.min(attempts, waits.length) - 1] ?? 0;

/** Opens the sending. Rows tell what was sent: no mail is counted in memory alone. */
export async function openMailSending(parts: Parts): Promise<MailSending> {
  const { store, settings, log, againMs = AGAIN_MS } = parts;
  const host = (): string => new URL(parts.forum.address()).hostname;
  const lanes = openLanes(settings, host);
  const under = new Map<number, Promise<void>>();
  const rate = await openRate(store, settings.perMinute);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let outage = { attempts: 0, until: 0, said: "" };
  let isClosed = false;

  await settleHanded(store, log);
  await store.forgetMails(Date.now() - MAILS_LISTED_MS);

  const give = async (mail: StoredMail): Promise<void> => {
    const ready = await prepare(mail, parts);
    if ("step" in ready) {
      if (ready.step.state === "givenUp") log(`mail: ${mail.n} (${mail.kind}) given up: ${ready.step.said}`);
      return store.noteMail(mail.n, ready.step);
    }
    let hasLeft = false;
    const { outcome, said } = await lanes.send(mail, ready, () => {
      hasLeft = true;
      return store.noteMail(mail.n, { ...mail, state: "handed" });
    });
    // The next start decides on it: this server cut the connection, and the mail server may have the mail.
    if (isClosed && hasLeft && outcome === "cut") return;
    if (outcome === "sent") {
      outage = { attempts: 0, until: 0, said: "" };
      rate.note();
      await store.noteMail(mail.n, { ...mail, state: "sent", doneAt: Date.now(), said });
      if (mail.user !== null) await store.forgetMailBounce(mail.user);
      return;
    }
    if (outcome === "down") {
      if (outage.attempts === 0) log(`mail: the mail server takes no mail: ${said}`);
      const attempts = outage.attempts + 1;
      outage = { attempts, until: Date.now() + Math.min(later(attempts, againMs), 5 * MINUTE_MS), said };
      return store.noteMail(mail.n, { ...mail, state: "waiting", said });
    }
    if (outcome === "refused") {
      log(`mail: ${mail.n} (${mail.kind}) to ${mail.user ?? "an address"} was refused for good`);
      const at = Date.now();
      if (mail.user !== null)
        await store.noteMailBounce({ user: mail.user, address: ready.to, at, why: said });
      return store.noteMail(mail.n, { ...mail, state: "refused", doneAt: at, said });
    }
    const attempts = mail.attempts + 1;
    const nextAt = Date.now() + later(attempts, againMs);
    return store.noteMail(mail.n, { ...mail, state: "waiting", attempts, nextAt, said });
  };

  const pump = async (): Promise<void> => {
    clearTimeout(timer);
    const now = Date.now();
    if (!isClosed && now >= outage.until) {
      for (const kinds of BY_URGENCY) {
        // One mail tries a server that takes none; the others follow it.
        const free = (outage.attempts > 0 ? 1 : MAILS_AT_ONCE_MAX) - under.size;
        if (free <= 0) break;
        const due = await store.mailsDue({ now, kinds, limit: MAILS_AT_ONCE_MAX + under.size });
        const next = due.filter(({ n }) => !under.has(n)).slice(0, Math.min(free, rate.free() - under.size));
        for (const mail of next) begin(mail);
      }
    }
    if (under.size === 0) lanes.rest();
    if (!isClosed) timer = setTimeout(wake, Math.min(SECOND_MS, later(1, againMs)));
  };
  const begin = (mail: StoredMail): void => {
    const done = give(mail)
      // A full disk: the mail waits, as all that is written.
      .catch((error: unknown) => {
        log(`mail: ${mail.n} could not be noted: ${String(error)}`);
        outage = { ...outage, until: Date.now() + later(1, againMs) };
      })
      .finally(() => {
        under.delete(mail.n);
        wake();
      });
    under.set(mail.n, done);
  };
  let turn: Promise<void> = Promise.resolve();
  const wake = (): void => {
    turn = turn.then(pump).catch((error: unknown) => log(`mail: ${String(error)}`));
  };
  wake();
  return {
    wake,
    trouble: () => (outage.attempts === 0 ? null : outage.said),
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await turn;
      const patience = setTimeout(() => lanes.cut(), MAIL_STOP_MS);
      await Promise.all(under.values());
      clearTimeout(patience);
      clearTimeout(timer);
      await turn;
    },
  };
}

/** Decides on mails whose last bytes had left when the process ended: did the server take them (rule A42)? */
async function settleHanded(store: Store, log: (line: string) => void): Promise<void> {
  for (const mail of await store.mailsHanded()) {
    const isAgain = factsOf(mail.kind)?.again ?? false;
    log(
      `mail: ${mail.n} (${mail.kind}) had left when the server ended: ${isAgain ? "sent again" : "taken for sent"}`,
    );
    const said = "handed over; the answer was not seen";
    if (isAgain) await store.noteMail(mail.n, { ...mail, state: "waiting", said });
    else await store.noteMail(mail.n, { ...mail, state: "sent", doneAt: Date.now(), said });
  }
}

/** Counts mails of the last minute; what a process before this one sent counts, too. */
async function openRate(store: Store, perMinute: number) {
  const before = await store.mailsSince(Date.now() - MINUTE_MS);
  const sent: number[] = Array.from({ length: before }, () => Date.now());
  return {
    note: (): void => void sent.push(Date.now()),
    free: (): number => {
      while ((sent[0] ?? Infinity) <= Date.now() - MINUTE_MS) sent.shift();
      return Math.max(0, perMinute - sent.length);
    },
  };
}

type Ready = { readonly to: string; readonly message: Buffer };
type Step = Pick<StoredMail, "state" | "attempts" | "nextAt" | "doneAt" | "said">;

async function prepare(mail: StoredMail, parts: Parts): Promise<Ready | { readonly step: Step }> {
  const { store, settings, forum, takesPart, stopAddress } = parts;
  const facts = factsOf(mail.kind);
  const now = Date.now();
  const givenUp = (said: string) => ({ step: { ...mail, state: "givenUp", doneAt: now, said } as const });
  const { user } = mail;
  if (facts === undefined) return givenUp("this version knows no such mail");
  if (now - mail.queuedAt > facts.lifeMs)
    return givenUp(`it was not sent in its time; ${mail.said === "" ? "no attempt was made" : mail.said}`);
  if (user !== null && !takesPart(user)) return givenUp("this person takes part no more");
  const to = user === null ? mail.address : ((await store.contactOf(user))?.email ?? "");
  if (to === "") return givenUp("this person has no address");
  if (!isMailAddress(to)) return givenUp("this is no address");
  if (facts.list && (await store.mailBounces()).some((one) => one.user === user && one.address === to))
    return givenUp("this address refused mail before");
  if (!facts.urgent && (await store.mailsSince(now - 60 * MINUTE_MS, mail)) >= MAILS_OF_PERSON_MAX)
    return { step: { ...mail, state: "waiting", nextAt: now + NEXT_HOUR_MS } };
  const language = asReportLanguage(mail.language);
  const stop = facts.list && user !== null ? await stopAddress(user) : null;
  const values = { kind: mail.kind, values: JSON.parse(mail.body) } as MailValues;
  const { from } = settings;
  const parties = { organizer: from.address, attendee: to };
  const composed = composeMail(values, { language, forum, stop, parties });
  const { messageId } = mail;
  const message = await messageOf(composed, { from, to, messageId, language, stop, at: new Date(now) });
  return message.byteLength > MAIL_BYTES_MAX ? givenUp("it is too large") : { to, message };
}

type Lanes = {
  readonly send: (
    mail: StoredMail,
    ready: Ready,
    ending: () => Promise<void>,
  ) => ReturnType<SmtpConnection["send"]>;
  readonly rest: () => void;
  readonly cut: () => void;
};

/** Connections that are used again; in a dry run, a folder. */
function openLanes({ smtp, dryRun, bouncesTo }: MailSettings, host: () => string): Lanes {
  if (smtp === null) {
    return {
      send: async ({ n, kind }, { message }) => {
        const file = join(dryRun ?? ".", `${String(n).padStart(6, "0")}-${kind}.eml`);
        mkdirSync(dryRun ?? ".", { recursive: true, mode: 0o700 });
        writeFileSync(`${file}.part`, message, { mode: OWNER_ONLY });
        renameSync(`${file}.part`, file);
        return { outcome: "sent", said: "written to the folder of the dry run" };
      },
      rest: () => undefined,
      cut: () => undefined,
    };
  }
  const all = Array.from({ length: MAILS_AT_ONCE_MAX }, () => openSmtpConnection(smtp, { host }));
  const free = [...all];
  return {
    send: async (_mail, { to, message }, ending) => {
      const lane = free.pop();
      if (lane === undefined) throw new Error("no connection is free");
      try {
        return await lane.send({ from: bouncesTo, to, message, ending });
      } finally {
        free.push(lane);
      }
    },
    rest: () => {
      for (const lane of all) lane.rest();
    },
    cut: () => {
      for (const lane of all) lane.cut();
    },
  };
}
