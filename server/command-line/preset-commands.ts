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

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

type Found = { readonly preset: PresetFile; readonly lines: readonly string[] };

/** Reads a forum's file: of this path, or one that ships, by its id. */
function presetOf(name: string | undefined): Found | Outcome {
  if (name === undefined)
    return failed(`Name the file of a forum, or one that is installed: ${installedIds().join(", ")}.`);
  let text: string;
  try {
    text = readFileSync(installedFile(name) ?? name, "utf8");
  } catch (error) {
    return failed(`${name} could not be read: ${whyNot(error)}.`);
  }
  const read = readPreset(text);
  if ("problems" in read) {
    const { length } = read.problems;
    return failed(
      ...read.problems.map(({ line, message }) => `line ${line}: ${message}`),
      `${name}: ${length} ${length === 1 ? "problem" : "problems"}. No forum can be opened from it yet.`,
    );
  }
  return {
    preset: read.preset,
    lines: read.notes.map(({ line, message }) => `line ${line}, a note: ${message}`),
  };
}

/** `check-preset FILE`: names each slip in the file of a forum, by line. */
export function checkPreset(words: readonly string[]): Outcome {
  const [name] = words;
  const read = presetOf(name);
  if ("code" in read) return read;
  const { groups, timetable } = read.preset;
  const plan = `${groups.length} groups, ${timetable.length} entries of the timetable`;
  return { lines: [...read.lines, `${name}: a forum can be opened from it (${plan}).`], code: 0 };
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
      return failed(
        databaseUrl === null
          ? "This data folder holds a forum already. Set DATA_DIR to an empty one."
          : "This database holds a forum already. Set DATABASE_URL to an empty one.",
      );
    }
    return {
      lines: [
        ...concord.invited.map(invitedLine),
        `The forum ${preset.id} is open in ${databaseUrl === null ? dataDir : "its database"}, with ${sample ? "sample people and texts" : "empty Opinions"}. Start it with npm start; the secretariat`,
        "admits delegations and people: npm run concord -- delegation … and invite --new …",
      ],
      code: 0,
    };
  } finally {
    await concord.close();
  }
}
