import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { clicked, keysPressed, keysTyped } from "./input-actions.ts";
import { startProgram } from "./program.ts";
import { type Engine, SIZE, type DrivenWindow } from "./driven-window.ts";

/** A profile asks nothing, fetches nothing, and its page counts as focused whatever the screen does. */
const PREFERENCES = {
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
} as const;

/** A connection of WebDriver BiDi: commands with a number, answers with the same. */
async function connect(url: string): Promise<{
  readonly ask: <Got>(method: string, params: object) => Promise<Got>;
  readonly close: () => void;
}> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`no connection to ${url}`)));
  });
  let asked = 0;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  socket.addEventListener("message", ({ data }) => {
    const answer = JSON.parse(String(data)) as { id: number; type: string; result: unknown; message: string };
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.type === "success") one?.resolve(answer.result);
    else one?.reject(new Error(answer.message));
  });
  socket.addEventListener("close", () => {
    for (const one of waiting.values()) one.reject(new Error("the browser has ended"));
  });
  return {
    ask: <Got>(method: string, params: object) => {
      asked += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(asked, answer);
      socket.send(JSON.stringify({ id: asked, method, params }));
      return answer.promise as Promise<Got>;
    },
    close: () => socket.close(),
  };
}

/** Starts a Firefox of its own: two windows of one process would share one focus. */
async function open(): Promise<DrivenWindow> {
  const program = startProgram(
    "firefox-esr",
    (home) => {
      const lines = Object.entries(PREFERENCES).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
      );
      writeFileSync(join(home, "user.js"), lines.join("\n"));
      return ["--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0", "about:blank"];
    },
    { LC_ALL: "C.UTF-8" },
  );
  const [, url] = await program.says(/WebDriver BiDi listening on (ws:\S+)/u);
  const { ask, close } = await connect(`${url}/session`);
  type Session = { capabilities: { browserName: string; browserVersion: string } };
  const { capabilities } = await ask<Session>("session.new", { capabilities: {} });
  type Tree = { contexts: { context: string }[] };
  const old = (await ask<Tree>("browsingContext.getTree", {})).contexts[0]!.context;
  // In the first tab the address bar keeps the focus, and keys that move the caret do nothing.
  const { context } = await ask<{ context: string }>("browsingContext.create", { type: "tab" });
  await ask("browsingContext.close", { context: old });
  await ask("browsingContext.setViewport", { context, viewport: SIZE });
  const act = (actions: object[]): Promise<void> => ask("input.performActions", { context, actions });
  return {
    version: `Firefox ${capabilities.browserVersion}`,
    goTo: (to) => ask("browsingContext.navigate", { context, url: to, wait: "complete" }),
    run: async (work, given) => {
      type Got = { type: string; result: { value: string }; exceptionDetails: { text: string } };
      const { type, result, exceptionDetails } = await ask<Got>("script.callFunction", {
        functionDeclaration: `async (given) => JSON.stringify([await (${String(work)})(JSON.parse(given))])`,
        arguments: [{ type: "string", value: JSON.stringify(given) }],
        target: { context },
        awaitPromise: true,
      });
      if (type !== "success") throw new Error(exceptionDetails.text);
      return (JSON.parse(result.value) as never[])[0]!;
    },
    click: (x, y) => act(clicked(x, y)),
    press: (keys) => act(keysPressed(keys)),
    type: (text) => act(keysTyped(text)),
    close: async () => {
      close();
      await program.end();
    },
  };
}

export const FIREFOX: Engine = { name: "Firefox", needs: ["firefox-esr"], open };
