import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** What the system says of a process; null where it has no /proc. */
export type ProcessFigures = { readonly cpuMs: number; readonly rssKb: number; readonly rssMaxKb: number };

const ticksASecond = Number(spawnSync("getconf", ["CLK_TCK"], { encoding: "utf8" }).stdout || 100);

export function figuresOf(pid: number): ProcessFigures | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name may hold spaces and brackets: fields are counted from behind its closing one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kb = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { cpuMs: (ticks * 1000) / ticksASecond, rssKb: kb("VmRSS"), rssMaxKb: kb("VmHWM") };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Milliseconds that all cores have worked since the system started; null where it does not tell. */
export function machineBusyMs(): number | null {
  try {
    const [user, nice, system, , , irq, softirq, steal] = readFileSync("/proc/stat", "utf8")
      .slice("cpu ".length, 200)
      .trim()
      .split(/\s+/)
      .map(Number);
    const ticks = user! + nice! + system! + irq! + softirq! + steal!;
    return (ticks * 1000) / ticksASecond;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

/** Binds a process with all its threads to one core; false where that cannot be done. */
export function pin(pid: number, core: number): boolean {
  if (availableParallelism() < 2) return false;
  return spawnSync("taskset", ["-a", "-p", "-c", String(core), String(pid)]).status === 0;
}
