import { readdirSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../server/testing/server-process.ts";
import { clicked, keysPressed, keysTyped } from "./input-actions.ts";
import { startProgram } from "./program.ts";
import { type Engine, SIZE, type DrivenWindow } from "./driven-window.ts";

/** Finds the small browser that comes with WebKitGTK. */
function miniBrowser(): string {
  const libraries = "/usr/lib";
  for (const machine of readdirSync(libraries))
    for (const part of machine.endsWith("linux-gnu") ? readdirSync(join(libraries, machine)) : [])
      if (part.startsWith("webkit2gtk-")) return join(libraries, machine, part, "MiniBrowser");
  throw new Error("WebKitGTK's MiniBrowser is missing");
}

/** Starts a screen, a driver and a browser of its own: two windows of one screen would share one focus. */
async function open(): Promise<DrivenWindow> {
  const size = `${SIZE.width}x${SIZE.height + 200}x24`;
  const screen = startProgram("Xvfb", () => ["-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"]);
  const [, display] = await screen.says(/^(\d+)\n/mu);
  const port = await freePort();
  const driver = startProgram("WebKitWebDriver", () => [`--port=${port}`], { DISPLAY: `:${display}` });

  const ask = async <Got>(method: string, path: string, body?: object): Promise<Got> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: Got & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; tries < 100; tries++) {
    const ready = await ask<{ ready: boolean }>("GET", "/status").catch(() => ({ ready: false }));
    if (ready.ready) break;
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
  type Session = { sessionId: string; capabilities: { browserVersion: string } };
  const { sessionId, capabilities } = await ask<Session>("POST", "/session", {
    capabilities: {
      alwaysMatch: { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } },
    },
  });
  const session = `/session/${sessionId}`;
  await ask("POST", `${session}/window/rect`, { x: 0, y: 0, width: SIZE.width, height: SIZE.height + 80 });
  const act = (actions: object[]): Promise<void> => ask("POST", `${session}/actions`, { actions });
  return {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    goTo: (url) => ask("POST", `${session}/url`, { url }),
    run: async (work, given) => {
      const script = `return (async (given) => JSON.stringify([await (${String(work)})(JSON.parse(given))]))(arguments[0])`;
      const args = [JSON.stringify(given)];
      return (
        JSON.parse(await ask<string>("POST", `${session}/execute/sync`, { script, args })) as never[]
      )[0]!;
    },
    click: (x, y) => act(clicked(x, y)),
    press: (keys) => act(keysPressed(keys)),
    type: (text) => act(keysTyped(text)),
    close: async () => {
      await driver.end();
      await screen.end();
    },
  };
}

export const WEBKIT: Engine = { name: "WebKit", needs: ["WebKitWebDriver", "Xvfb"], open };
