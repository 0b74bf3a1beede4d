import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

/** The system's figures of a process; null where it has no /proc. */
export type ProcessFigures = { readonly cpuMs: number; readonly rssKb: number; readonly rssMaxKb: number };

const ticksASecond = Number(spawnSync("getconf", ["CLK_TCK"], { encoding: "utf8" }).stdout || 100);

/** The fields after the name, which may hold spaces and brackets; null where the process has ended. */
function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}

export function figuresOf(pid: number): ProcessFigures | null {
  const fields = statOf(pid);
  if (fields === null) return null;
  try {
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

/** Binds a process with all its threads to a core, or to some of them; false where that cannot be done. */
export function pin(pid: number, cores: number | string): boolean {
  if (cpus().length < 2) return false;
  return spawnSync("taskset", ["-a", "-p", "-c", String(cores), String(pid)]).status === 0;
}

/**
 * Gives a process and its session the cores before those of others; false where that cannot be done. Linux deals
 * time out by sessions first, and Chromium makes its own: there `nice` counts among its own threads alone.
 */
export function goesFirst(pid: number): boolean {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, "-19");
    return true;
  } catch {
    return false;
  }
}

/** The processes that a process started, and theirs. */
export function descendantsOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    const stat = statOf(Number(name));
    if (stat === null) continue;
    const parent = Number(stat[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const of = (one: number): readonly number[] =>
    (children.get(one) ?? []).flatMap((child) => [child, ...of(child)]);
  return of(pid);
}
