import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { until } from "./y-client.ts";

/** A server process's report on itself: its event loop since it was asked last, and its memory. */
export type Gauge = {
  readonly longestBlockMs: number;
  /** The longest that its own thread worked meanwhile without a break: other programs and the disk are not in it. */
  readonly longestWorkMs: number;
  readonly blockP99Ms: number;
  readonly residentMb: number;
  readonly heapMb: number;
};

/** A module to preload into a server, and how to ask it: it writes into a file when it gets SIGUSR2. */
export function openGauge(folder: string): {
  readonly preload: string;
  readonly read: (pid: number) => Promise<Gauge>;
} {
  const file = join(folder, "gauge");
  const source = `
    import { monitorEventLoopDelay } from "node:perf_hooks";
    import { writeFileSync, renameSync } from "node:fs";
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    let worked = process.threadCpuUsage();
    let longest = 0;
    setInterval(() => {
      const now = process.threadCpuUsage();
      longest = Math.max(longest, now.user + now.system - worked.user - worked.system);
      worked = now;
    }, 5).unref();
    process.on("SIGUSR2", () => {
      const file = ${JSON.stringify(file)};
      const told = {
        longestBlockMs: Math.round(loop.max / 1e6),
        longestWorkMs: Math.round(longest / 1e3),
        blockP99Ms: Math.round(loop.percentile(99) / 1e6),
        heapMb: Math.round(process.memoryUsage().heapUsed / 2 ** 20),
        residentMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
      };
      loop.reset();
      longest = 0;
      writeFileSync(file + ".new", JSON.stringify(told));
      renameSync(file + ".new", file);
    });
  `;
  return {
    preload: `data:text/javascript,${encodeURIComponent(source)}`,
    read: async (pid) => {
      rmSync(file, { force: true });
      process.kill(pid, "SIGUSR2");
      await until("the server tells of itself", () => existsSync(file));
      return JSON.parse(readFileSync(file, "utf8")) as Gauge;
    },
  };
}
