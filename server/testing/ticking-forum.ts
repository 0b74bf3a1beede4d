import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { GroupId, UserId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { serveConcord } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";

/** A real server with a real SQLite file on a real socket, whose clock goes on a minute an act. */
export type Forum = {
  readonly concord: Concord;
  readonly url: string;
  readonly lead: Participant;
  readonly chair: Participant;
  readonly delegates: ReadonlyMap<string, Participant>;
  /** Asks over HTTP as somebody; asks again where so many rooms at once were more than one person may ask. */
  readonly ask: (user: UserId, path: string, init?: RequestInit) => Promise<Response>;
  readonly tick: () => void;
  readonly close: () => Promise<void>;
};

export const DELEGATIONS = ["AAA", "BBB", "CCC", "DDD"] as const;
const TICK_MS = 61_000;
const AGAIN_MS = 500;

export async function openForum(): Promise<Forum> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-sent-"));
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir });
  if ("problem" in settings) throw new Error(settings.problem);
  let now = Date.now();
  let url = "";
  const log = (line: string): void => {
    if (!/^(sign-|link:|dismissed:|changed:)/u.test(line)) console.error(line);
  };
  const concord = await openConcord({
    settings,
    log,
    address: () => url,
    found: { preset: "wtpf-26", sample: true },
    clockOf: () => ({ moved: false, machine: () => now, now: () => now }),
  });
  if (concord === null) throw new Error("no forum");
  const site = await serveConcord(concord, { settings, pageDir: dataDir, log });
  url = `http://localhost:${site.port}`;
  const { participants, delegations } = concord.forum.forum();
  const people = [...participants.values()];
  const lead = people.find((one) => one.role === "facilitator" && one.leads.includes("space" as GroupId))!;
  const chair = people.find((one) => one.role === "chair")!;
  const symbolOf = new Map(delegations.map(({ id, symbol }) => [id, symbol]));
  const delegates = new Map(
    people.flatMap((one) =>
      one.delegationId === null ? [] : [[symbolOf.get(one.delegationId)!, one] as const],
    ),
  );
  const cookies = new Map<UserId, string>();
  const cookieOf = async (user: UserId): Promise<string> => {
    const known = cookies.get(user);
    if (known !== undefined) return known;
    const token = (await concord.secretariat.invite(user)).split("#")[1];
    const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    cookies.set(user, cookie);
    return cookie;
  };
  return {
    concord,
    url,
    lead,
    chair,
    delegates,
    ask: async (user, path, init = {}) => {
      // The server closes a connection that rests, and just then it may be used again.
      const headers = { cookie: await cookieOf(user), connection: "close" };
      for (;;) {
        const answer = await fetch(url + path, { ...init, headers });
        if (answer.status !== 429) return answer;
        await setTimeout(AGAIN_MS);
      }
    },
    tick: () => {
      now += TICK_MS;
    },
    close: async () => {
      await site.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
