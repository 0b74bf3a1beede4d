import { openPostgres } from "../postgres/postgres.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { EMPTY_CHAIN } from "../store/check-row.ts";
import { WHOLE_FORUM } from "../store/claims.ts";
import { userId } from "../../shared/ids.ts";

/** An owner that appends as fast as it can, until it is told that it is none any more: a test freezes it. */
const [url = "", node = ""] = process.argv.slice(2);
const database = await openPostgres(url);
const [claim] = await database.claims.claim(node, [WHOLE_FORUM]);
if (claim === undefined) throw new Error("the key was not free");
const store = database.under(claim);
const writer = openChainWriter("one", EMPTY_CHAIN);
console.log("owns");
try {
  for (let at = 0; ; at++) {
    for (let n = 0; n < 20; n++)
      writer.words({ at, by: userId("a"), client: 1, update: new Uint8Array(200), copied: null });
    await store.append(writer.take());
    if (at === 20) console.log("appends");
  }
} catch (error) {
  console.log(`ended ${(error as Error).constructor.name}`);
}
await database.close();
