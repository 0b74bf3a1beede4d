import { parseArgs } from "node:util";
import { WebSocket } from "ws";
import { openPerson } from "./person.ts";
import { stopWithAll } from "./children.ts";
import { figuresOf, LOAD_CORE, pin } from "./process-figures.ts";
import { startTarget } from "./servers.ts";
import type { OpenTarget } from "./servers.ts";

/**
 * Memory of a connection that does nothing, after a full collection of the server's garbage:
 * `node e2e/bench/idle.ts --server concord --people 1000`; `--server broadcast` takes bare sockets.
 */
export type IdleResult = { readonly server: string; readonly people: number; readonly kbEach: number };

const { values } = parseArgs({
  options: {
    server: { type: "string", default: "concord" },
    people: { type: "string", default: "1000" },
    json: { type: "boolean", default: false },
  },
});
const people = Number(values.people);
/** First these come, so that what a server makes once is not counted. */
const WARM = 200;
const AT_ONCE = 20;
const SETTLE_MS = 4_000;
const SIGNED_IN = 200;
const COLLECT = `data:text/javascript,${encodeURIComponent('process.on("SIGUSR2", () => { gc(); gc(); });')}`;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function settled(pid: number): Promise<number> {
  await sleep(SETTLE_MS);
  process.kill(pid, "SIGUSR2");
  await sleep(SETTLE_MS);
  return figuresOf(pid)?.rssKb ?? Number.NaN;
}

/** Opens one connection and gives how to leave it. */
async function connect(target: OpenTarget, i: number): Promise<() => void> {
  if (target.name === "broadcast") {
    const socket = new WebSocket(target.url.replace("http", "ws"), { perMessageDeflate: false });
    await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
    return () => socket.terminate();
  }
  const person = openPerson({
    url: target.url,
    wire: target.wire,
    client: 20_000_000 + i,
    cookie: target.cookies?.[i % target.cookies.length] ?? null,
    read: (bytes) => ({ heard: target.wire.hear(bytes), runs: [] }),
    onRuns: () => undefined,
    onAcknowledged: () => undefined,
    onUpdate: null,
    onLost: (why) => {
      throw new Error(why);
    },
  });
  await person.joined;
  return person.leave;
}

const name = values.server === "broadcast" ? "broadcast" : "concord";
stopWithAll();
const target = await startTarget(name, {
  signedIn: SIGNED_IN,
  flags: ["--expose-gc", "--import", COLLECT],
});
try {
  pin(process.pid, LOAD_CORE);
  const leave: (() => void)[] = [];
  const come = async (count: number): Promise<void> => {
    for (let from = 0; from < count; from += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) =>
        connect(target, leave.length + i),
      );
      leave.push(...(await Promise.all(some)));
    }
  };
  await come(WARM);
  const before = await settled(target.pid);
  await come(people);
  console.error(`  ${name}: ${people} idle connections are open`);
  const after = await settled(target.pid);
  for (const one of leave) one();
  const result: IdleResult = { server: name, people, kbEach: (after - before) / people };
  console.log(
    values.json
      ? JSON.stringify(result)
      : `${name}: ${result.kbEach.toFixed(1)} kB an idle connection, ${people} of them`,
  );
} finally {
  await target.close();
}
