import { readFileSync } from "node:fs";
import { openConcord } from "../setup/concord.ts";
import { invitedLine } from "../setup/first-start.ts";
import { installedIds, installedFile } from "../setup/installed-presets.ts";
import type { PresetFile } from "../../shared/presets/preset.ts";
import { readPreset } from "../../shared/presets/read-preset.ts";
import type { Settings } from "../setup/settings.ts";
import type { Store } from "../store/store.ts";
import type { openClock } from "../time/clock.ts";
import { readOptions } from "./read-options.ts";
import type { Outcome } from "./outcome.ts";
import { whyNot } from "./why-not.ts";
import { listed, say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

type Found = { readonly preset: PresetFile; readonly lines: readonly string[] };

/** Reads a forum's file: of this path, or one that ships, by its id. */
function presetOf(name: string | undefined): Found | Outcome {
  if (name === undefined) return failed(say("preset", "name", { list: listed(installedIds()) }));
  let text: string;
  try {
    text = readFileSync(installedFile(name) ?? name, "utf8");
  } catch (error) {
    return failed(say("command", "couldNotRead", { file: name, why: whyNot(error) }));
  }
  const read = readPreset(text);
  if ("problems" in read) {
    return failed(
      ...read.problems.map(({ line, message }) => say("command", "lineSays", { line, message })),
      say("preset", "problems", { name, n: read.problems.length }),
    );
  }
  return {
    preset: read.preset,
    lines: read.notes.map(({ line, message }) => say("command", "lineNote", { line, message })),
  };
}

/** `check-preset FILE`: names each slip in the file of a forum, by line. */
export function checkPreset(words: readonly string[]): Outcome {
  const [name] = words;
  const read = presetOf(name);
  if ("code" in read) return read;
  const { groups, timetable } = read.preset;
  const can = say("preset", "canOpen", {
    name: name ?? "",
    groups: groups.length,
    entries: timetable.length,
  });
  return { lines: [...read.lines, can], code: 0 };
}

/** `new-forum FILE`: opens a forum from its file in an empty data folder. */
export async function newForum(
  words: readonly string[],
  context: {
    readonly settings: Settings;
    readonly log: (line: string) => void;
    readonly address: () => string;
    /** The store of the new forum, if it is not the data folder. */
    readonly openStore?: () => Promise<Store>;
    /** The clock that stamps its first rows, if it is not the machine's. */
    readonly clockOf?: typeof openClock;
  },
): Promise<Outcome> {
  const options = readOptions(words, { sample: "boolean" }, 1);
  if ("code" in options) return options;
  const read = presetOf(options.positionals[0]);
  if ("code" in read) return read;
  const { preset } = read;
  const { dataDir, databaseUrl } = context.settings;
  const sample = options.values.sample ?? false;
  const concord = await openConcord({ ...context, found: { preset, sample } });
  if (concord === null) throw new Error("no forum was opened");
  try {
    if (concord.invited.length === 0) {
      return failed(say("command", databaseUrl === null ? "folderHolds" : "databaseHolds"));
    }
    return {
      lines: [
        ...concord.invited.map(invitedLine),
        say("preset", sample ? "openSample" : "openEmpty", {
          id: preset.id,
          place: databaseUrl === null ? dataDir : say("preset", "inDatabase"),
        }),
        say("preset", "admit"),
      ],
      code: 0,
    };
  } finally {
    await concord.close();
  }
}
