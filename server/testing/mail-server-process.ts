import { openMailServer } from "./mail-server.ts";

/** The same in a process of its own. `DIE_AT`: it kills itself at the beginning of that mail's text. */
const dieAt = Number(process.env["DIE_AT"] ?? 0);
let chunks = 0;
const server = await openMailServer({
  port: Number(process.env["PORT"]),
  keepIn: process.env["KEEP_IN"] ?? "",
  onChunk: () => {
    chunks += 1;
    if (chunks === dieAt) process.kill(process.pid, "SIGKILL");
  },
});
console.log(`mail server at ${server.port}`);
