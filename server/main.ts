import { openConcord } from "./setup/concord.ts";
import { endAtLast } from "./end-at-last.ts";
import { firstLinks, type InvitedPerson } from "./setup/first-start.ts";
import { buildPage, PAGE_DIR } from "./http/page.ts";
import { openLog } from "./log/log.ts";
import { issueFirstReport } from "./told-sample/first-report.ts";
import { freePort } from "./serve.ts";
import { serveAlone } from "./serve-alone.ts";
import { serveNode } from "./serve-node.ts";
import { openStarting } from "./starting.ts";
import { readSettings, type Settings } from "./setup/settings.ts";
import { toldSettings } from "./setup/told-settings.ts";

const fail = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

const read = readSettings(process.env);
const wished = "problem" in read ? fail(read.problem) : read;
const notServed = (error: NodeJS.ErrnoException): never => {
  const { port, host } = wished;
  switch (error.code) {
    case "EADDRINUSE":
      return fail(`Port ${port} is in use. Stop what uses it, or start with another: PORT=3001 npm start`);
    case "EACCES":
      return fail(`Port ${port} may not be used by this user. Start with another: PORT=3001 npm start`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return fail(`The setting HOST is "${host}", which is no address of this machine.`);
    default:
      return fail(`The server could not start: ${error.message}`);
  }
};
const settings = { ...wished, port: await freePort(wished).catch(notServed) };
const address = (): string => settings.publicUrl ?? `http://localhost:${settings.port}`;
const log = openLog(settings.logFormat, { write: console.error });

const starting = await openStarting(settings).catch(notServed);
await buildPage(log).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
let stopping = false;
/** SIGTERM and SIGINT end it politely, and at last in any way. */
const stopBy = (close: () => Promise<void>): void => {
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    endAtLast(log);
    close().then(
      () => process.exit(0),
      (error: unknown) => fail(`The server could not stop as it should: ${String(error)}`),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
};
const print = (invited: readonly InvitedPerson[]): void => {
  for (const line of firstLinks(invited)) console.log(line);
};
const next = (isFounded: boolean): void =>
  console.log(
    isFounded
      ? "Open one of the sign-in links above; each works once, until it ends. A new one: npm run concord -- invite"
      : "Signed-in pages go on. A new sign-in link: npm run concord -- invite",
  );

if (settings.databaseUrl === null) await openAlone();
else await serveBeside({ ...settings, databaseUrl: settings.databaseUrl });

async function openAlone(): Promise<void> {
  const found = { preset: "wtpf-26", sample: true, told: settings.sample === "told" };
  const concord =
    (await openConcord({ settings, log, address, found }).catch((error: unknown) => {
      const locked = error instanceof Error && error.message.includes("locked");
      return fail(
        locked
          ? `The data folder ${settings.dataDir} is in use by another Concord. Stop that one, or set DATA_DIR.`
          : `The data folder ${settings.dataDir} could not be opened: ${error instanceof Error ? error.message : String(error)}`,
      );
    })) ?? fail("The data folder holds no forum.");
  log(...toldSettings(settings));
  await starting.close();
  const served = await serveAlone(concord, { settings, pageDir: PAGE_DIR, log }).catch(notServed);
  stopBy(served.close);
  // A reader of the line that it is open may stop it at once.
  print(concord.invited);
  console.log(`Concord is open at ${address()}`);
  next(concord.invited.length > 0);
  if (concord.invited.some(({ look }) => look !== undefined))
    issueFirstReport(concord).catch((error: unknown) =>
      log(`sample: no report was issued: ${String(error)}`),
    );
}

async function serveBeside(shared: Settings & { readonly databaseUrl: string }): Promise<void> {
  log(...toldSettings(settings));
  await starting.close();
  let isFounded = false;
  const onFounded = (invited: readonly InvitedPerson[]): void => {
    isFounded = true;
    print(invited);
  };
  const node = await serveNode({ settings: shared, pageDir: PAGE_DIR, log, address, onFounded }).catch(
    (error: NodeJS.ErrnoException) => (error.code === undefined ? fail(error.message) : notServed(error)),
  );
  stopBy(node.close);
  console.log(`Concord is open at ${address()}; nodes on PostgreSQL: ${node.living()}`);
  next(isFounded);
}
