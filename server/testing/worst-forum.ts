import * as Y from "yjs";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import { CHAR_BYTES, PIECE_BYTES, STRETCH_BYTES } from "../../shared/limits.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { load } from "../replay/load.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { forge, text } from "./forge.ts";
import { openFolder } from "./long-history.ts";

const CHARS = 20_000;
const ADDED_AT_ONCE = 20;
/** Memory of a clause of 20,000 characters, every second of them deleted. */
export const WORST_CLAUSE_BYTES = CHARS * PIECE_BYTES + (CHARS / 2) * (CHAR_BYTES + STRETCH_BYTES);

/**
 * Fills the Opinions of a forum with the dearest clauses that there are, `bytes` in all, past every account: rows as
 * somebody's updates would have left them. Gives what was written in each, and sign-in tokens.
 */
export async function fillForum(
  dataDir: string,
  bytes: readonly number[],
  /** Author of all text; by default everybody in turn. */
  of?: string,
): Promise<{
  readonly filled: readonly { readonly id: OpinionId; readonly clauses: number }[];
  /** A token of one person in each delegation. */
  readonly tokens: ReadonlyMap<string, string>;
}> {
  const concord = await openFolder(dataDir);
  const { forum, rooms, store } = concord;
  const at = concord.clock.now();
  const people = [...forum.forum().participants.values()];
  const isOf = ({ delegationId }: Participant): boolean =>
    of === undefined || (delegationId !== null && forum.symbolOf(delegationId) === of);
  const delegates = people.filter((one) => one.role === "delegate" && isOf(one));
  const filled: { readonly id: OpinionId; readonly clauses: number }[] = [];
  for (const [n, { id, groupId }] of forum.forum().opinions.slice(0, bytes.length).entries()) {
    const room = (await rooms.get(id))!;
    const lead = people.find((one) => one.leads.includes(groupId))!.id;
    const clauses = Math.round(bytes[n]! / WORST_CLAUSE_BYTES);
    for (let done = 0; done < clauses; done += ADDED_AT_ONCE) {
      const adding = { type: "addClause", after: null, kind: "recital" } as const;
      const commands = Array.from({ length: Math.min(ADDED_AT_ONCE, clauses - done) }, () => adding);
      const answered = await room.command(lead, { type: "batch", commands });
      if ("refusal" in answered) throw new Error(answered.refusal.message);
    }
    filled.push({ id, clauses });
  }
  await rooms.close();
  for (const [n, { id, clauses }] of filled.entries()) {
    const { serverDoc, opinion, position } = await load(store, id);
    const log = openChainWriter(id, position);
    const empty = opinion!.clauses.filter(({ id: clause }) => rootText(serverDoc.doc, clause)?.length === 0);
    for (const [i, clause] of empty.slice(0, clauses).entries()) {
      const by: UserId = delegates[(n + i) % delegates.length]!.id;
      const parent = rootText(serverDoc.doc, clause.id)!._item!.id;
      const client = 5_000_000 + n * 10_000 + i;
      const put = forge([
        {
          client,
          clock: 0,
          structs: [{ content: text("x".repeat(CHARS)), parent: [parent.client, parent.clock] }],
        },
      ]);
      const page = new Y.Doc();
      Y.applyUpdate(page, Y.encodeStateAsUpdate(serverDoc.doc));
      Y.applyUpdate(page, put);
      const deleted: Uint8Array[] = [];
      page.on("update", (update: Uint8Array) => deleted.push(update));
      page.transact(() => {
        for (let at = CHARS - 1; at > 0; at -= 2) rootText(page, clause.id)!.delete(at, 1);
      });
      page.destroy();
      const who = { at, by, client, copied: null };
      for (const update of [put, ...deleted]) log.words({ ...who, update });
      await store.append(log.take());
    }
  }
  const tokens = new Map<string, string>();
  for (const { id, role, delegationId } of people) {
    const symbol = delegationId === null ? null : forum.symbolOf(delegationId);
    if (role === "delegate" && symbol !== null && !tokens.has(symbol))
      tokens.set(symbol, await concord.people.newLink(id));
  }
  await concord.close();
  return { filled, tokens };
}
