import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { socketFile } from "./command-line.ts";
import { readAnswer } from "./read-answer.ts";
import { readOptions } from "./read-options.ts";
import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { sayIn } from "../../shared/catalogs/say.ts";
import { shellLanguage, usageIn } from "./usage.ts";
import { databaseFile, readSettings, type Settings } from "../setup/settings.ts";
import { OWNER_ONLY } from "../store/owner-only.ts";
import { whyNot } from "./why-not.ts";
import { say, speaking, spokenLanguage } from "./spoken.ts";

/**
 * `npm run concord -- …`: through the running server where one runs, else on the data folder itself. Each command loads
 * what it needs: beside a running server that is little.
 */
const FILE_COMMANDS: ReadonlySet<string> = new Set(["verify", "backup", "restore"]);
/** Commands without options, and how many words each takes. */
const PLAIN_COMMANDS: ReadonlyMap<string, number> = new Map([
  ["verify", 2],
  ["backup", 1],
  ["restore", 1],
  ["checkup", 0],
  ["mail-test", 1],
  ["check-preset", 1],
]);

const log = (line: string): void => console.error(line);
const print = (line: string): void => console.log(line);

async function main(words: readonly string[]): Promise<Outcome> {
  const [name, ...rest] = words;
  const asked = name === "help" && rest[0] === "--language" ? rest[1] : undefined;
  const language = shellLanguage(process.env, asked);
  if (name === undefined || name === "help")
    return { lines: usageIn(language), code: name === undefined ? 2 : 0 };
  const [file, other] = rest;
  // `backup --help` asks for help: it names no file.
  if (name.startsWith("-") || (FILE_COMMANDS.has(name) && file?.startsWith("-") === true)) {
    const word = (name.startsWith("-") ? name : file) ?? "";
    return { lines: [sayIn("usage", language)("noWord", { word }), ...usageIn(language)], code: 2 };
  }
  const wordsMax = PLAIN_COMMANDS.get(name);
  const plain = wordsMax === undefined ? null : readOptions(rest, {}, wordsMax);
  if (plain !== null && "code" in plain) return plain;
  // Of a file that lies anywhere no data folder is asked.
  if (name === "verify" && file !== undefined)
    return (await import("./verify-file.ts")).verifyFile(file, other ?? null);
  if (name === "check-preset") return (await import("./preset-commands.ts")).checkPreset(rest);
  const settings = readSettings(process.env);
  if ("problem" in settings) return { lines: [settings.problem], code: 2 };
  const { databaseUrl } = settings;
  const carryOut = async (plainly: CommandLineRequest): Promise<Outcome> => {
    const asked = { ...plainly, language: spokenLanguage() };
    return (await throughServer(settings, asked)) ?? onForum(asked, settings);
  };
  switch (name) {
    case "migrate":
      return (await import("./migrate.ts")).migrate(rest, { file: databaseFile(settings), databaseUrl });
    case "mail-test":
      return (await import("./mail-test.ts")).testMail(settings, file);
    case "checkup":
      return (await import("./checkup.ts")).checkup(settings, carryOut);
    case "backup":
      return backUpForum(file, settings, carryOut);
    case "restore":
      return restoreForum(file, settings);
  }
  const read = readInput(name, rest);
  return "lines" in read ? read : carryOut(read);
}

async function backUpForum(
  file: string | undefined,
  { databaseUrl, dataDir }: Settings,
  carryOut: (asked: CommandLineRequest) => Promise<Outcome>,
): Promise<Outcome> {
  if (databaseUrl !== null)
    return (await import("./backup-postgres.ts")).backUpPostgres(file, databaseUrl, { at: Date.now() });
  const done = await (await import("./backup.ts")).backUp(file, carryOut);
  if (done.code === 0 && file !== undefined)
    (await import("../store/last-backup.ts")).noteBackup(dataDir, { file: resolve(file), at: Date.now() });
  return done;
}

async function restoreForum(file: string | undefined, settings: Settings): Promise<Outcome> {
  const { databaseUrl, forumNow } = settings;
  if (databaseUrl !== null)
    return (await import("./restore-postgres.ts")).restorePostgres(file, databaseUrl, { at: Date.now() });
  return (await import("./backup.ts")).restore(file, databaseFile(settings), forumNow !== null);
}

function readInput(name: string, words: readonly string[]): CommandLineRequest | Outcome {
  // The server has another working folder.
  if (
    (name === "restore-opinion" || name === "archive") &&
    words[0] !== undefined &&
    !words[0].startsWith("-")
  )
    return { name, arguments: [resolve(words[0]), ...words.slice(1)] };
  if (!["import", "shelve", "change-forum"].includes(name)) return { name, arguments: words };
  const file = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    options: { group: { type: "string" }, title: { type: "string" }, source: { type: "string" } },
  }).positionals[0];
  if (file === undefined) return { lines: [say("command", "fileFor", { command: name })], code: 1 };
  try {
    return { name, arguments: words, input: readFileSync(file).toString("base64") };
  } catch (error) {
    return { lines: [say("command", "couldNotRead", { file, why: whyNot(error) })], code: 1 };
  }
}

/** Null where no server runs on this data folder. */
function throughServer(settings: Settings, asked: CommandLineRequest): Promise<Outcome | null> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath: socketFile(settings), method: "POST", path: "/" }, (response) => {
      readAnswer(response, print).then(resolve, reject);
    });
    sent.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" || error.code === "ECONNREFUSED" ? resolve(null) : reject(error),
    );
    sent.end(JSON.stringify(asked));
  });
}

/** Without a running server: the whole of Concord is loaded for it. */
async function onForum(asked: CommandLineRequest, settings: Settings): Promise<Outcome> {
  const { databaseUrl } = settings;
  const address = (): string => settings.publicUrl ?? `http://localhost:${settings.port}`;
  if (databaseUrl === null) return onFolder(asked, { settings, address });
  const { onDatabase } = await import("./on-database.ts");
  return onDatabase(asked, { settings: { ...settings, databaseUrl }, log, address, tell: print });
}

async function onFolder(
  asked: CommandLineRequest,
  { settings, address }: { readonly settings: Settings; readonly address: () => string },
): Promise<Outcome> {
  if (asked.name === "new-forum")
    return (await import("./preset-commands.ts")).newForum(asked.arguments, { settings, log, address });
  if (!existsSync(databaseFile(settings))) {
    return { lines: [say("command", "noForum", { place: settings.dataDir })], code: 1 };
  }
  const { openConcord } = await import("../setup/concord.ts");
  const { runCommand } = await import("./run-command.ts");
  const concord = await openConcord({ settings, log, address, found: null });
  if (concord === null) return { lines: [say("command", "noForum", { place: settings.dataDir })], code: 1 };
  try {
    return await runCommand(concord, asked, print);
  } finally {
    await concord.close();
  }
}

/** The outcome once its file is written, or why it could not be. */
function written(out: unknown, outcome: Outcome, output: string): Outcome {
  if (typeof out !== "string") return { lines: [say("command", "outNames")], code: 1 };
  try {
    const bytes = Buffer.from(output, "base64");
    if (outcome.isRecord === true) {
      // Before the record is in it, also where the file was there.
      writeFileSync(out, "", { mode: OWNER_ONLY });
      chmodSync(out, OWNER_ONLY);
    }
    writeFileSync(out, bytes);
    return outcome;
  } catch (error) {
    return { lines: [say("command", "couldNotWrite", { file: out, why: whyNot(error) })], code: 1 };
  }
}

/** Puts a system error in words: no reader of this line knows its codes. */
function sentenceOf(error: unknown): string {
  const dataDir = process.env["DATA_DIR"] ?? "./data";
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes("locked")) return say("command", "folderInUse", { folder: dataDir });
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code === undefined || syscall === undefined
    ? message
    : say("command", "folderNotUsed", { folder: dataDir, why: whyNot(error) });
}

async function run(words: readonly string[]): Promise<void> {
  try {
    const outcome = await main(words);
    const out = parseArgs({
      args: [...words],
      allowPositionals: true,
      strict: false,
      options: { out: { type: "string" } },
    }).values["out"];
    const { lines, code } = outcome.output === undefined ? outcome : written(out, outcome, outcome.output);
    for (const line of lines) (code === 0 ? console.log : console.error)(line);
    process.exitCode = code;
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}

await speaking(shellLanguage(process.env, undefined), () => run(process.argv.slice(2)));
