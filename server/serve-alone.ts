import { openCommandLine } from "./command-line/command-line.ts";
import { runCommand } from "./command-line/run-command.ts";
import type { SiteOptions } from "./forum-site.ts";
import { serveConcord } from "./serve.ts";
import type { Concord } from "./setup/concord.ts";

/** Serves an open data folder from this process alone: its site and its command line. Rejects when the port is taken. */
export async function serveAlone(
  concord: Concord,
  options: SiteOptions,
): Promise<{ readonly close: () => Promise<void> }> {
  const site = await serveConcord(concord, options);
  const commandLine = await openCommandLine(options.settings, (asked, tell) =>
    runCommand(concord, asked, tell),
  );
  return {
    close: () => {
      commandLine.close();
      return site.close();
    },
  };
}
