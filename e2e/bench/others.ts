import { seeded } from "../../server/testing/chance.ts";
import { joinAll, sayAgain, startTyping } from "./crowd-typing.ts";
import { openTypist, spotsOf } from "./typist.ts";
import { openVisitors } from "./visitors.ts";

/** People who type in a running Concord, or only read, until they are killed: `node others.ts URL COOKIE`. */
const [url, cookie] = process.argv.slice(2);
const typing = Number(process.env["TYPING"] ?? "20");
const people = Math.max(typing, Number(process.env["PEOPLE"] ?? "0"));
const keys = Number(process.env["KEYS"] ?? "4");
const SIGNED_IN_MAX = 50;

const { target, firstId, join, text } = await openVisitors({
  url: url!,
  cookie: cookie!,
  signedIn: Math.min(people, SIGNED_IN_MAX),
  ids: 30_000_000,
});
const chance = seeded(3);
const first = join(people - 1);
await first.joined;
const spots = spotsOf(text(), target.clauses);
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
