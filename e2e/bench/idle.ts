import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { WebSocket } from "ws";
import { openPerson } from "./person.ts";
import { stopWithAll } from "./children.ts";
import { LOAD_CORE, pin } from "./process-figures.ts";
import { type OpenTarget, startTarget } from "./servers.ts";

/**
 * Memory of a connection that does nothing: `node e2e/bench/idle.ts --server concord --people 2000`;
 * `--server broadcast` takes bare sockets. The process is asked for what it holds after it has collected its garbage
 * again and again until nothing more goes: what was there before, from starting and signing in, would else be
 * collected between the two measures, and the connections would seem to cost less than nothing.
 */
export type IdleResult = {
  readonly server: string;
  readonly people: number;
  /** Of the whole process, as the system counts it. */
  readonly kbEach: number;
  /** Of it the heap and the buffers: what the program itself holds. */
  readonly heldKbEach: number;
};

const { values } = parseArgs({
  options: {
    server: { type: "string", default: "concord" },
    people: { type: "string", default: "2000" },
    json: { type: "boolean", default: false },
  },
});
const people = Number(values.people);
/** First these come, so that what a server makes once is not counted. */
const WARM = 500;
const AT_ONCE = 20;
const SETTLE_MS = 2_000;
const SIGNED_IN = 200;
/** Still, when between two looks no more than this has gone or come. */
const STILL_KB = 256;
const LOOKS_MAX = 30;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Memory = { readonly rssKb: number; readonly heldKb: number };

const folder = mkdtempSync(join(tmpdir(), "concord-idle-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "memory");
/** For the server process: collects and tells. */
const COLLECT = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync, renameSync } from "node:fs";
  process.on("SIGUSR2", () => {
    for (let i = 0; i < 3; i++) gc();
    const { rss, heapUsed, external } = process.memoryUsage();
    const told = { rssKb: rss / 1024, heldKb: (heapUsed + external) / 1024 };
    writeFileSync(${JSON.stringify(`${file}.new`)}, JSON.stringify(told));
    renameSync(${JSON.stringify(`${file}.new`)}, ${JSON.stringify(file)});
  });
`)}`;

async function memoryOf(pid: number): Promise<Memory> {
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  while (!existsSync(file)) await sleep(50);
  return JSON.parse(readFileSync(file, "utf8")) as Memory;
}

/** The memory when it does not change any more: twice in a row as it was. */
async function settled(pid: number): Promise<Memory> {
  let last = await memoryOf(pid);
  let still = 0;
  for (let look = 0; look < LOOKS_MAX && still < 2; look++) {
    await sleep(SETTLE_MS);
    const now = await memoryOf(pid);
    const moved = Math.max(Math.abs(now.rssKb - last.rssKb), Math.abs(now.heldKb - last.heldKb));
    still = moved <= STILL_KB ? still + 1 : 0;
    last = now;
  }
  if (still < 2) throw new Error("the server's memory does not come to rest");
  return last;
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
  const result: IdleResult = {
    server: name,
    people,
    kbEach: (after.rssKb - before.rssKb) / people,
    heldKbEach: (after.heldKb - before.heldKb) / people,
  };
  console.log(
    values.json
      ? JSON.stringify(result)
      : `${name}: ${result.kbEach.toFixed(1)} kB an idle connection (heap and buffers ${result.heldKbEach.toFixed(1)} kB), ${people} of them`,
  );
} finally {
  await target.close();
}
