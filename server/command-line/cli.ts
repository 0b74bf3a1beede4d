import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backUp, restore } from "./backup.ts";
import { noteBackup } from "../store/last-backup.ts";
import { backUpPostgres } from "./backup-postgres.ts";
import { checkup } from "./checkup.ts";
import { socketFile } from "./command-line.ts";
import { databaseFile, openConcord } from "../setup/concord.ts";
import { checkPreset, newForum } from "./preset-commands.ts";
import { testMail } from "./mail-test.ts";
import { migrate } from "./migrate.ts";
import { onDatabase } from "./on-database.ts";
import { restorePostgres } from "./restore-postgres.ts";
import { readAnswer } from "./read-answer.ts";
import { readOptions } from "./read-options.ts";
import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { runCommand, USAGE } from "./run-command.ts";
import { readSettings, type Settings } from "../setup/settings.ts";
import { OWNER_ONLY } from "../store/owner-only.ts";
import { verifyFile } from "./verify-file.ts";
import { whyNot } from "./why-not.ts";

/** `npm run concord -- …`: through the running server where one runs, else on the data folder itself. */
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
  if (name === undefined || name === "help") return { lines: USAGE, code: name === undefined ? 2 : 0 };
  const [file, other] = rest;
  // `backup --help` asks for help: it names no file.
  if (name.startsWith("-") || (FILE_COMMANDS.has(name) && file?.startsWith("-") === true)) {
    return { lines: [`${name.startsWith("-") ? name : file} is no word of a command.`, ...USAGE], code: 2 };
  }
  const wordsMax = PLAIN_COMMANDS.get(name);
  const plain = wordsMax === undefined ? null : readOptions(rest, {}, wordsMax);
  if (plain !== null && "code" in plain) return plain;
  // Of a file that lies anywhere no data folder is asked.
  if (name === "verify" && file !== undefined) return verifyFile(file, other ?? null);
  if (name === "check-preset") return checkPreset(rest);
  const settings = readSettings(process.env);
  if ("problem" in settings) return { lines: [settings.problem], code: 2 };
  const { databaseUrl } = settings;
  const address = (): string => settings.publicUrl ?? `http://localhost:${settings.port}`;
  const carryOut = async (asked: CommandLineRequest): Promise<Outcome> =>
    (await throughServer(settings, asked)) ??
    (databaseUrl === null
      ? await onFolder(asked, { settings, address })
      : await onDatabase(asked, { settings: { ...settings, databaseUrl }, log, address, tell: print }));
  if (name === "migrate") return migrate(rest, { file: databaseFile(settings), databaseUrl });
  if (name === "mail-test") return testMail(settings, file);
  if (name === "checkup") return checkup(settings, carryOut);
  if (databaseUrl !== null && name === "backup") return backUpPostgres(file, databaseUrl, { at: Date.now() });
  if (databaseUrl !== null && name === "restore")
    return restorePostgres(file, databaseUrl, { at: Date.now() });
  if (name === "backup") {
    const done = await backUp(file, carryOut);
    if (done.code === 0 && file !== undefined)
      noteBackup(settings.dataDir, { file: resolve(file), at: Date.now() });
    return done;
  }
  if (name === "restore") return restore(file, databaseFile(settings), settings.forumNow !== null);
  const asked = readInput(name, rest);
  return "lines" in asked ? asked : carryOut(asked);
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
  if (file === undefined) return { lines: [`Name a file to ${name}.`], code: 1 };
  try {
    return { name, arguments: words, input: readFileSync(file).toString("base64") };
  } catch (error) {
    return { lines: [`${file} could not be read: ${whyNot(error)}.`], code: 1 };
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

async function onFolder(
  asked: CommandLineRequest,
  { settings, address }: { readonly settings: Settings; readonly address: () => string },
): Promise<Outcome> {
  if (asked.name === "new-forum") return newForum(asked.arguments, { settings, log, address });
  if (!existsSync(databaseFile(settings))) {
    return { lines: [`There is no forum in ${settings.dataDir} yet: npm start opens one.`], code: 1 };
  }
  const concord = await openConcord({ settings, log, address, found: null });
  if (concord === null) return { lines: [`There is no forum in ${settings.dataDir} yet.`], code: 1 };
  try {
    return await runCommand(concord, asked, print);
  } finally {
    await concord.close();
  }
}

/** The outcome once its file is written, or why it could not be. */
function written(out: unknown, outcome: Outcome, output: string): Outcome {
  if (typeof out !== "string") return { lines: ["--out names the file to write."], code: 1 };
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
    return { lines: [`${out} could not be written: ${whyNot(error)}.`], code: 1 };
  }
}

/** Puts a system error in words: no reader of this line knows its codes. */
function sentenceOf(error: unknown): string {
  const dataDir = process.env["DATA_DIR"] ?? "./data";
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes("locked")) return `The data folder ${dataDir} is in use by another Concord.`;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code === undefined || syscall === undefined
    ? message
    : `The data folder ${dataDir} could not be used: ${whyNot(error)}.`;
}

try {
  const words = process.argv.slice(2);
  const outcome = await main(words);
  const out = parseArgs({
    args: words,
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
