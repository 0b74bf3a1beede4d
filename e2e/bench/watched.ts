import { seeded } from "../../server/testing/chance.ts";
import { signedIn } from "../../server/testing/room-of-people.ts";
import { concordTarget } from "./concord-target.ts";
import { startTyping } from "./crowd-typing.ts";
import { documentFrom } from "./crowd-words.ts";
import { openPerson } from "./person.ts";
import { openTypist, spotsOf } from "./typist.ts";
import { readOnce } from "./wires.ts";

/**
 * People whose keys are looked for on somebody's screen: `node watched.ts URL COOKIE CLAUSE...`, one in each clause,
 * until it is killed. No letter is typed twice; each is told with its clause and its moment, in milliseconds since 1970.
 */
const [url, cookie, ...clauses] = process.argv.slice(2);
const keys = Number(process.env["KEYS"] ?? "5");
/** Letters that no sample text has: Latin Extended, Greek, Cyrillic, Armenian. */
const FIRST_LETTER = 0x1_00;

const secretariat = signedIn(url!, cookie!);
const target = await concordTarget({
  url: url!,
  pid: process.pid,
  secretariat,
  facilitator: secretariat,
  signedIn: clauses.length,
  close: async () => undefined,
});
const firstId = 40_000_000 + (process.pid % 1_000) * 1_000;
const states: Uint8Array[] = [];
let isTyping = false;
const read = readOnce((bytes) => ({ heard: target.wire.hear(bytes), runs: [] }));
const people = clauses.map((_, i) =>
  openPerson({
    url: target.url,
    wire: target.wire,
    client: firstId + i,
    cookie: target.cookies![i]!,
    read,
    onRuns: () => undefined,
    onAcknowledged: () => undefined,
    onUpdate: (update) => {
      if (!isTyping) states.push(update);
    },
    onLost: (why) => {
      throw new Error(why);
    },
  }),
);
await Promise.all(people.map(({ joined }) => joined));
isTyping = true;
const doc = documentFrom(states.splice(0));
let next = FIRST_LETTER;
startTyping(people, {
  keys,
  chance: seeded(5),
  typists: clauses.map((clause, i) =>
    openTypist(firstId + i, {
      spots: spotsOf(doc, [clause]),
      chance: seeded(7 + i),
      letter: () => String.fromCharCode(next++),
    }),
  ),
  onKey: (i, { letter }) => console.log(letter, clauses[i], performance.timeOrigin + performance.now()),
});
