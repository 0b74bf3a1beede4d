import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { claimsContract } from "../testing/claims-contract.ts";
import { openSqliteDatabase } from "./sqlite.ts";

describe("D32 D33 claims of nodes on SQLite", () =>
  claimsContract(async () => {
    const dir = mkdtempSync(join(tmpdir(), "concord-claims-"));
    let now = 1_000_000;
    const database = openSqliteDatabase(join(dir, "concord.sqlite"), { now: () => now });
    return {
      database,
      passes: async (ms) => {
        now += ms;
      },
      close: async () => {
        await database.close();
        rmSync(dir, { recursive: true, force: true });
      },
    };
  }));
