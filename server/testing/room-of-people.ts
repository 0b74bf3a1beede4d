import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../../shared/commands/commands.ts";
import { DAY_MS } from "../../shared/durations.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { openMailQueue } from "../mail/mail-queue.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import type { Log } from "../log/log.ts";
import { serveConcord, type Site } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";
import { openPreparedForum } from "./prepared-forum.ts";

/** A real server with a real SQLite file on a real socket, and people who have signed in. For tests and the bench. */
export type Answer = {
  readonly status: number;
  readonly entries?: readonly Entry[];
  readonly refusal?: Refusal;
};

export type OpinionAnswer = {
  readonly id: string;
  readonly seq: number;
  readonly stage: string;
  readonly hash: string;
  readonly baseText: number;
  readonly generation: string;
  readonly record: Opinion;
  readonly clauses: readonly {
    readonly id: string;
    readonly kind: string;
    readonly level: number;
    readonly number: string;
    readonly text: string;
    readonly hash: string;
    readonly locked: boolean;
    readonly state: string;
    readonly mark: { readonly tier: string; readonly valid: boolean; readonly hash: string } | null;
  }[];
};

export type TestPerson = {
  readonly cookie: string;
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
  readonly ask: (opinionId: string, command: Command | Record<string, unknown>) => Promise<Answer>;
  readonly opinion: (opinionId: string) => Promise<OpinionAnswer>;
  readonly forum: () => Promise<ForumView>;
};

export type TestSite = {
  readonly url: string;
  readonly routes: Site["routes"];
  readonly concord: Concord;
  readonly dataDir: string;
  /** Lines of the server's log. */
  readonly logged: readonly string[];
  /** `chair`, `secretariat`, a group's id for its facilitator, or a delegation's symbol. */
  readonly person: (who: string) => Promise<TestPerson>;
  readonly opinionOf: (groupId: string) => string;
  readonly close: () => Promise<void>;
};

export async function openTestSite(
  environment: Record<string, string> = {},
  {
    alsoLog,
    isMailOn = false,
    isFoundedAnew = false,
    ...options
  }: {
    readonly signInsCheckedMs?: number;
    /** A day, where none is named: no test has events that it did not ask for. */
    readonly attendanceSeenMs?: number;
    readonly isMailOn?: boolean;
    /** Another forum than all others of this process, which are copies of one. */
    readonly isFoundedAnew?: boolean;
    readonly providerWaitS?: number;
    readonly alsoLog?: Log;
  } = {},
): Promise<TestSite> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-"));
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir, SAMPLE: "plain", ...environment });
  if ("problem" in settings) throw new Error(settings.problem);
  let url = "";
  const logged: string[] = [];
  const log: Log = (line, event) => {
    alsoLog?.(line, event);
    logged.push(line);
    if (!/^(sign-|link:|dismissed:|changed:|openid:|passkey:)/u.test(line)) console.error(line);
  };
  const opening = { settings, log, address: (): string => url };
  const concord = isFoundedAnew
    ? await openConcord({ ...opening, found: { preset: "wtpf-26", sample: true } })
    : await openPreparedForum(opening);
  if (concord === null) throw new Error("no forum");
  const { store } = concord;
  // Tests read its queue from the store.
  const mail = isMailOn ? openMailQueue({ store, isOn: true, host: () => "example.org" }) : concord.mail;
  const site = await serveConcord(
    { ...concord, mail },
    {
      settings,
      pageDir: dataDir,
      log,
      attendanceSeenMs: DAY_MS,
      ...options,
    },
  );
  url = `http://localhost:${site.port}`;

  const person = async (who: string): Promise<TestPerson> => {
    const invited = concord.invited.find((one) => one.role === who || one.of === who);
    const found = concord.people.byName(invited?.name ?? "");
    if (found === null) throw new Error(`nobody is ${who}`);
    const token = (await concord.secretariat.invite(found)).split("#")[1];
    const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    return signedIn(url, cookie);
  };

  return {
    url,
    routes: site.routes,
    concord,
    dataDir,
    logged,
    person,
    opinionOf: (groupId) => {
      const opinion = concord.forum.forum().opinions.find((one) => one.groupId === groupId);
      if (opinion === undefined) throw new Error(`no Opinion of ${groupId}`);
      return opinion.id;
    },
    close: async () => {
      await site.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Somebody with a cookie, wherever the server runs. */
export function signedIn(url: string, cookie: string): TestPerson {
  const get = (path: string): Promise<Response> => fetch(url + path, { headers: { cookie } });
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(url + path, { method: "POST", headers: { cookie }, body: JSON.stringify(body) });
  return {
    cookie,
    get,
    post,
    ask: async (opinionId, command) => {
      const answer = await post(`/api/opinions/${opinionId}/commands`, command);
      return { status: answer.status, ...((await answer.json()) as Omit<Answer, "status">) };
    },
    opinion: async (opinionId) => (await (await get(`/api/opinions/${opinionId}`)).json()) as OpinionAnswer,
    forum: async () => (await (await get("/api/forum")).json()) as ForumView,
  };
}
