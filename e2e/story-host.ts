import { buildPage, PAGE_DIR } from "../server/http/page.ts";
import { openLog } from "../server/log/log.ts";
import { freePort } from "../server/serve.ts";
import { serveAlone } from "../server/serve-alone.ts";
import { firstLinks } from "../server/setup/first-start.ts";
import { readSettings } from "../server/setup/settings.ts";
import { toldSettings } from "../server/setup/told-settings.ts";
import { openPreparedForum } from "../server/testing/prepared-forum.ts";

/** Opens a forum with these settings, or ends the one that is open. */
export type Asked = { readonly settings: Record<string, string> } | "close";
/** `printed`: the links of a first start. */
export type Told =
  | { readonly url: string; readonly printed: string }
  | "closed"
  | { readonly problem: string };

/**
 * Serves the forums of a worker's stories, one after the other. The code is loaded once, and forums are copied rather
 * than founded: a server process of its own costs each story 1.5 s.
 */
const log = openLog("text", { write: console.error });
const built = buildPage(log);
let open: { readonly close: () => Promise<void> } | null = null;

async function serve(environment: Record<string, string>): Promise<Told> {
  const read = readSettings(environment);
  if ("problem" in read) return read;
  await built;
  const settings = { ...read, port: await freePort(read) };
  const url = settings.publicUrl ?? `http://localhost:${settings.port}`;
  const concord = await openPreparedForum({ settings, log, address: () => url });
  log(...toldSettings(settings));
  open = await serveAlone(concord, { settings, pageDir: PAGE_DIR, log });
  return { url: `http://localhost:${settings.port}`, printed: firstLinks(concord.invited).join("\n") };
}

async function answer(asked: Asked): Promise<Told> {
  if (asked !== "close") return serve(asked.settings);
  await open?.close();
  open = null;
  return "closed";
}

process.on("message", (asked: Asked) => {
  answer(asked)
    .catch((error: unknown) => ({ problem: String(error) }))
    .then(
      (told) => process.send?.(told),
      () => process.exit(1),
    );
});
// Its worker has ended.
process.on("disconnect", () => process.exit(0));
