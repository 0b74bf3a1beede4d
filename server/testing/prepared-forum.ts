import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Concord, openConcord } from "../setup/concord.ts";
import type { InvitedPerson } from "../setup/first-start.ts";
import { databaseFile, type Settings } from "../setup/settings.ts";
import { issueFirstReport } from "../told-sample/first-report.ts";

type Prepared = { readonly folder: string; readonly invited: readonly InvitedPerson[] };
type Opening = Pick<Parameters<typeof openConcord>[0], "settings" | "log" | "address">;

const prepared = new Map<string, Promise<Prepared>>();

/** Placeholder in the links of a prepared forum: its server has no address yet. */
const NOWHERE = "http://nowhere.invalid";

function opened(concord: Concord | null): Concord {
  if (concord === null) throw new Error("no forum");
  return concord;
}

async function prepare(settings: Settings): Promise<Prepared> {
  const folder = mkdtempSync(join(tmpdir(), "concord-prepared-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const concord = opened(
    await openConcord({
      settings: { ...settings, dataDir: folder },
      log: () => undefined,
      address: () => NOWHERE,
      found: { preset: "wtpf-26", sample: true, told: settings.sample === "told" },
    }),
  );
  if (settings.sample === "told") await issueFirstReport(concord);
  await concord.close();
  return { folder, invited: concord.invited };
}

/**
 * Opens a copy of a founded sample forum in an empty data folder: a process founds one forum for each sample and
 * FORUM_NOW. `invited` is as at a first start. All copies have the same ids, keys and sign-in links.
 */
export async function openPreparedForum({ settings, log, address }: Opening): Promise<Concord> {
  // A folder that was served before is opened as it is, as after a restart.
  if (existsSync(databaseFile(settings)))
    return opened(await openConcord({ settings, log, address, found: null }));
  const { sample, forumNow } = settings;
  const key = JSON.stringify([sample, forumNow]);
  const preparing = prepared.get(key) ?? prepare(settings);
  prepared.set(key, preparing);
  const { folder, invited } = await preparing;
  cpSync(folder, settings.dataDir, { recursive: true });
  const concord = opened(await openConcord({ settings, log, address, found: null }));
  const links = invited.map((one) => ({ ...one, link: one.link.replace(NOWHERE, address()) }));
  return { ...concord, invited: links };
}
