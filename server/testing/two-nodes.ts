import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Forwarder, openForwarder } from "../cluster/forward.ts";
import { type Answering, type Listener, openListener } from "../cluster/listener.ts";
import { type ForumSite, openForumSite } from "../forum-site.ts";
import { clientAddress } from "../http/client-address.ts";
import type { Log } from "../log/log.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { readSettings } from "../setup/settings.ts";
import { signedIn, type TestPerson } from "./room-of-people.ts";

/** A real Concord as owner, and a second listener before it that owns nothing. Both change when a test says so. */
export type TwoNodes = {
  readonly owner: TestNode;
  readonly other: TestNode;
  readonly concord: Concord;
  readonly forum: ForumSite;
  readonly logged: readonly string[];
  readonly person: (who: string, at: TestNode) => Promise<TestPerson>;
  readonly close: () => Promise<void>;
};

export type TestNode = {
  readonly url: string;
  readonly forwarder: Forwarder;
  readonly answer: (now: Answering) => void;
  /** Called when another node said that it is not the owner. */
  readonly onAskedAnew: (act: () => void) => void;
};

/** Tests of what nobody answers do not wait as long as people. */
const TEST_HELD_MS = 400;
export const SECRET = "a secret of the nodes";

export async function openTwoNodes(environment: Record<string, string> = {}): Promise<TwoNodes> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-nodes-"));
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir, ...environment });
  if ("problem" in settings) throw new Error(settings.problem);
  const logged: string[] = [];
  const log: Log = (line) => void logged.push(line);
  const listeners: Listener[] = [];

  const openNode = async (name: string): Promise<TestNode> => {
    let now: Answering = { is: "away" };
    let change = Promise.withResolvers<void>();
    let askedAnew = (): void => undefined;
    const forwarder = openForwarder({ self: name, secret: () => SECRET });
    const listener = await openListener(settings, () => now, {
      forwarder,
      secret: () => SECRET,
      local: () => null,
      clientOf: (asked: IncomingMessage) =>
        clientAddress(
          asked.socket.remoteAddress,
          asked.headers["x-forwarded-for"]?.toString(),
          settings.trustedProxies,
        ),
      askAnew: async () => askedAnew(),
      changed: () => change.promise,
      heldMs: TEST_HELD_MS,
    });
    listeners.push(listener);
    return {
      url: `http://127.0.0.1:${listener.port}`,
      forwarder,
      answer: (next) => {
        now = next;
        change.resolve();
        change = Promise.withResolvers();
      },
      onAskedAnew: (act) => {
        askedAnew = act;
      },
    };
  };

  const [owner, other] = [await openNode("owner"), await openNode("other")];
  const found = { preset: "wtpf-26", sample: true };
  const concord = await openConcord({ settings, log, address: () => owner.url, found });
  if (concord === null) throw new Error("no forum");
  const forum = await openForumSite(concord, { settings, pageDir: dataDir, log });
  owner.answer({ is: "own", answers: forum });
  other.answer({ is: "forward", to: owner.url });
  return {
    owner,
    other,
    concord,
    forum,
    logged,
    person: async (who, { url }) => {
      const invited = concord.invited.find((one) => one.role === who || one.of === who);
      const found = concord.people.byName(invited?.name ?? "");
      if (found === null) throw new Error(`nobody is ${who}`);
      const token = (await concord.secretariat.invite(found)).split("#")[1];
      const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
      return signedIn(url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
    },
    close: async () => {
      for (const node of [owner, other]) node.forwarder.close();
      for (const listener of listeners) listener.stop();
      await forum.close();
      for (const listener of listeners) await listener.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
