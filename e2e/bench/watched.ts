import { seeded } from "../../server/testing/chance.ts";
import { FIRST_LETTER } from "./crowd-words.ts";
import { startTyping } from "./crowd-typing.ts";
import { openTypist, spotsOf } from "./typist.ts";
import { openVisitors } from "./visitors.ts";

/**
 * People whose keys are looked for on somebody's screen: `node watched.ts URL COOKIE CLAUSE...`, one in each clause,
 * until it is killed. No letter is typed twice; each is told with its clause and its moment, in milliseconds since 1970.
 */
const [url, cookie, ...clauses] = process.argv.slice(2);
const keys = Number(process.env["KEYS"] ?? "5");

const { firstId, join, text } = await openVisitors({
  url: url!,
  cookie: cookie!,
  signedIn: clauses.length,
  ids: 40_000_000,
});
const people = clauses.map((_, i) => join(i));
await Promise.all(people.map(({ joined }) => joined));
const doc = text();
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
