import { signedIn } from "../../server/testing/room-of-people.ts";
import { seeded } from "../../server/testing/chance.ts";
import { concordTarget } from "./concord-target.ts";
import { joinAll, sayAgain, startTyping } from "./crowd-typing.ts";
import { documentFrom } from "./crowd-words.ts";
import type { Person } from "./person.ts";
import { openPerson } from "./person.ts";
import { openTypist, spotsOf } from "./typist.ts";
import { readOnce } from "./wires.ts";

/** People who type in a running Concord, or only read, until they are killed: `node others.ts URL COOKIE`. */
const [url, cookie] = process.argv.slice(2);
const typing = Number(process.env["TYPING"] ?? "20");
const people = Math.max(typing, Number(process.env["PEOPLE"] ?? "0"));
const keys = Number(process.env["KEYS"] ?? "4");
const SIGNED_IN_MAX = 50;

const secretariat = signedIn(url!, cookie!);
const target = await concordTarget({
  url: url!,
  pid: process.pid,
  secretariat,
  facilitator: secretariat,
  signedIn: Math.min(people, SIGNED_IN_MAX),
  close: async () => undefined,
});
const chance = seeded(3);
const firstId = 30_000_000 + (process.pid % 1_000) * 1_000;
const states: Uint8Array[] = [];
const read = readOnce((bytes) => ({ heard: target.wire.hear(bytes), runs: [] }));
const join = (i: number): Person =>
  openPerson({
    url: target.url,
    wire: target.wire,
    client: firstId + i,
    cookie: target.cookies?.[i % target.cookies.length] ?? null,
    read,
    onRuns: () => undefined,
    onAcknowledged: () => undefined,
    onUpdate: states.length === 0 ? (update) => states.push(update) : null,
    onLost: (why) => {
      throw new Error(why);
    },
  });
const first = join(people - 1);
await first.joined;
const spots = spotsOf(documentFrom(states.slice(0, 1)), target.clauses);
const crowd = await joinAll(people, { join, first, progress: () => undefined });
const hands = crowd.slice(0, typing);
startTyping(hands, {
  keys,
  chance,
  typists: hands.map((_, i) => openTypist(firstId + i, { spots, chance })),
  onKey: () => undefined,
});
sayAgain(crowd, spots);
console.log("typing");
