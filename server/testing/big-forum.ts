import type { OpinionId } from "../../shared/ids.ts";
import { openFolder } from "./long-history.ts";
import { typeForum } from "./real-size.ts";

const OPINIONS = 5;
/** Edits of all five Opinions together, before anybody looks. */
const ROWS = 10_000;

/** Sign-in links of a folder whose server is not running, by role, group led, or delegation. */
export type BigForum = {
  readonly opinions: readonly OpinionId[];
  /** The token of a link that was not used yet. */
  readonly token: (who: string) => string;
};

/** Fills a data folder with a forum in mid-negotiation: five Opinions of 60 clauses, typed in by 40 people. */
export async function fillBigForum(dataDir: string): Promise<BigForum> {
  const concord = await openFolder(dataDir);
  try {
    const opinions = await typeForum(concord, { rows: ROWS, opinions: OPINIONS, seed: 1 });
    const tokens = new Map<string, string>();
    const { participants, delegations } = concord.forum.forum();
    for (const { id, role, leads, delegationId } of participants.values()) {
      const symbol = delegations.find((one) => one.id === delegationId)?.symbol;
      const names = [role, ...leads, ...(symbol === undefined ? [] : [symbol])].filter(
        (name) => !tokens.has(name),
      );
      if (names.length === 0) continue;
      const token = (await concord.secretariat.invite(id)).split("#")[1] ?? "";
      for (const name of names) tokens.set(name, token);
    }
    return {
      opinions,
      token: (who) => {
        const token = tokens.get(who);
        if (token === undefined) throw new Error(`nobody is ${who}`);
        return token;
      },
    };
  } finally {
    await concord.close();
  }
}
