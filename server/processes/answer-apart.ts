import { flushCompileCache } from "node:module";
import type { ApartAnswered } from "./read-apart.ts";

/** The other side of `readApart`: reads the one file that comes, answers and ends. */
export function answerApart<Read>(read: (bytes: Uint8Array) => Promise<Read>): void {
  const say = (answered: ApartAnswered<Read>, then: () => void = () => undefined): void =>
    void process.send?.(answered, then);
  process.on("message", (bytes: Uint8Array) => {
    void read(bytes).then((answer) => say({ read: answer }, () => process.disconnect()));
  });
  say("ready");
  // It is ended by a signal, and would else leave no compiled code for the next one.
  flushCompileCache();
  // The server has ended, so nobody waits for the answer.
  process.once("disconnect", () => process.exit());
}
