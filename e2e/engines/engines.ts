import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { type Running, startConcord } from "../people.ts";
import { CHROMIUM_ENGINE } from "./chromium-window.ts";
import type { DrivenWindow, Engine } from "./driven-window.ts";
import { FIREFOX } from "./firefox.ts";
import { personAt } from "./person.ts";
import { type Story, STORIES } from "./stories.ts";
import { WEBKIT } from "./webkit.ts";

/**
 * `npm run engines -- [--times N] [--engine name] [--story word]`: two people act the main stories in each browser
 * engine of this machine. Prints a table of engines and stories, and ends with 1 if a story failed.
 */
const { values } = parseArgs({
  options: {
    times: { type: "string", default: "1" },
    engine: { type: "string", default: "" },
    story: { type: "string", default: "" },
  },
});
const times = Number(values.times);
const engines = [CHROMIUM_ENGINE, FIREFOX, WEBKIT].filter(({ name }) =>
  name.toLowerCase().includes(values.engine.toLowerCase()),
);
const stories = STORIES.filter(({ title }, i) => i === 0 || title.includes(values.story));

// An exit of this process ends its browsers; a signal alone would leave them.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const isHere = (program: string): boolean =>
  program.startsWith("/")
    ? existsSync(program)
    : (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

/** A story of this turn failed with its reason, or passed. */
async function actOne(
  { title, clause, act }: Story,
  { server, windows: [lead, aaa] }: { server: Running; windows: readonly [DrivenWindow, DrivenWindow] },
): Promise<boolean> {
  const began = performance.now();
  const end = (how: string): void =>
    console.log(`  ${lead.version}: ${title}: ${how}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
  try {
    await act({ server, clause, lead: personAt(lead), aaa: personAt(aaa) });
    end("passed");
    return true;
  } catch (error) {
    end(`FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return false;
  }
}

/** Acts the stories in one engine. Returns its version and, for each story, how often it passed. */
async function actAll({ open }: Engine): Promise<{ version: string; passed: readonly number[] }> {
  const passed = stories.map(() => 0);
  let version = "";
  // A failed story may leave a window in any state, so each turn has new ones.
  for (let turn = 0; turn < times; turn++) {
    const [server, ...windows] = await Promise.all([startConcord(), open(), open()]);
    version = windows[0].version;
    try {
      for (const [i, story] of stories.entries())
        if (await actOne(story, { server, windows })) passed[i]! += 1;
    } finally {
      await Promise.all([...windows.map((one) => one.close()), server.close()]);
    }
  }
  return { version, passed };
}

const columns: { head: string; cells: readonly string[] }[] = [];
for (const engine of engines) {
  const missing = engine.needs.filter((program) => !isHere(program));
  if (missing.length > 0) {
    console.log(`  ${engine.name}: needs ${missing.join(" and ")}`);
    columns.push({ head: engine.name, cells: stories.map(() => "not on this machine") });
    continue;
  }
  const { version, passed } = await actAll(engine);
  columns.push({
    head: version,
    cells: passed.map((n) => (times > 1 ? `${n} of ${times} passed` : n === 1 ? "passed" : "FAILED")),
  });
  if (passed.some((n) => n < times)) process.exitCode = 1;
}
const line = (title: string, cells: readonly string[]): string =>
  [title.padEnd(42), ...cells.map((cell) => cell.padEnd(24))].join("").trimEnd();
console.log(
  `\n${line(
    "",
    columns.map(({ head }) => head),
  )}`,
);
for (const [i, { title }] of stories.entries())
  console.log(
    line(
      title,
      columns.map(({ cells }) => cells[i]!),
    ),
  );
