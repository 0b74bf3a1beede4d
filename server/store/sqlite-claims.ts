import type { DatabaseSync } from "node:sqlite";
import { NODE_LEASE_MS } from "../../shared/cluster-limits.ts";
import { type Claim, type Claims, Fenced, type LiveNode } from "./claims.ts";
import { FORUM_STREAM } from "./store.ts";

/** Throws Fenced, within the transaction that writes, if the claim was lost. */
export function fenceIn(db: DatabaseSync, claim: Claim): () => void {
  const select = db.prepare("SELECT 1 FROM owners WHERE key = ? AND node = ? AND epoch = ?");
  return () => {
    if (select.get(claim.key, claim.node, claim.epoch) === undefined) throw new Fenced(claim);
  };
}

/** The nodes and owners of an open file. Its clock is the one that leases run by. */
export function claimsIn(
  db: DatabaseSync,
  {
    transaction,
    now,
  }: { readonly transaction: <Result>(act: () => Result) => Result; readonly now: () => number },
): Claims {
  const putNode = db.prepare(
    "INSERT OR REPLACE INTO nodes (id, address, version, speaks, draining, forum_seq, until) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const forgetDead = db.prepare("DELETE FROM nodes WHERE until <= ?");
  const deleteNode = db.prepare("DELETE FROM nodes WHERE id = ?");
  const selectNodes = db.prepare("SELECT id, address, version, draining, until FROM nodes ORDER BY id");
  const selectOwners = db.prepare("SELECT key, node, epoch FROM owners WHERE node <> '' ORDER BY key");
  const selectHead = db.prepare("SELECT coalesce(max(seq), 0) AS head FROM rows WHERE stream = ?");
  const selectMark = db.prepare("SELECT mark FROM restored ORDER BY at DESC, mark DESC LIMIT 1");
  const claimKey = db.prepare(`
    INSERT INTO owners AS o (key, node, epoch) VALUES (?, ?, 1)
    ON CONFLICT (key) DO UPDATE SET node = excluded.node, epoch = o.epoch + 1
    WHERE NOT EXISTS (SELECT 1 FROM nodes n WHERE n.id = o.node AND n.until > ? AND n.id <> excluded.node)
    RETURNING key, node, epoch
  `);
  const releaseKey = db.prepare("UPDATE owners SET node = '' WHERE key = ? AND node = ? AND epoch = ?");
  const releaseAll = db.prepare("UPDATE owners SET node = '' WHERE node = ?");
  return {
    beat: async ({ id, address, version, speaks, draining, forumSeq }) =>
      transaction(() => {
        const at = now();
        const until = at + NODE_LEASE_MS;
        putNode.run(id, address, version, speaks, draining ? 1 : 0, forumSeq, until);
        forgetDead.run(at);
        return {
          now: at,
          until,
          forumHead: (selectHead.get(FORUM_STREAM) as { head: number }).head,
          nodes: (selectNodes.all() as (Omit<LiveNode, "draining"> & { draining: number })[]).map((one) => ({
            ...one,
            draining: one.draining === 1,
          })),
          startedAt: 0,
          mark: (selectMark.get() as { mark: string } | undefined)?.mark ?? null,
          owners: (selectOwners.all() as Claim[]).map((one) => ({ ...one })),
        };
      }),
    claim: async (node, keys) =>
      transaction(() =>
        keys.flatMap((key) => {
          const taken = claimKey.get(key, node, now()) as Claim | undefined;
          return taken === undefined ? [] : [{ ...taken }];
        }),
      ),
    release: async (claims) =>
      transaction(() => {
        for (const { key, node, epoch } of claims) releaseKey.run(key, node, epoch);
      }),
    leave: async (node) =>
      transaction(() => {
        releaseAll.run(node);
        deleteNode.run(node);
      }),
  };
}
