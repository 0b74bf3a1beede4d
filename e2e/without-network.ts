import { type Browser, expect, type Page } from "@playwright/test";
import { openSpace, row, sign } from "./offline-page.ts";
import { enter, type Running } from "./people.ts";

/** Signs somebody in at a browser of their own whose page may have a worker, and opens their Opinion. */
export async function enterWithWorker(
  browser: Browser,
  running: Running,
  options: { readonly who: string },
): Promise<Page> {
  // Contexts of stories have no worker unless they say so.
  const allowed = {
    newContext: (more: object) => browser.newContext({ ...more, serviceWorkers: "allow" }),
  } as unknown as Browser;
  const page = await enter(allowed, running, options);
  await workerReady(page);
  await openSpace(page);
  await expect(sign(page, /^Saved$/)).toBeVisible();
  return page;
}

/** Waits until the worker answers this page. It comes once the page is quiet. */
export async function workerReady(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", null, {
    timeout: 60_000,
  });
}

/** Lists what the device keeps for pages without network: keys of copies, and addresses of files. */
export const copiesOn = (page: Page): Promise<{ readonly copies: string[]; readonly files: string[] }> =>
  page.evaluate(async () => {
    const files: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) files.push(new URL(url).pathname);
    const copies = await new Promise<string[]>((resolve) => {
      const opening = indexedDB.open("concord-copies");
      opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("kept"));
      opening.addEventListener("success", () => {
        const rows = opening.result.transaction("kept").objectStore("kept");
        const owner = rows.get(["owner"]);
        const reading = rows.getAllKeys();
        reading.addEventListener("success", () => {
          opening.result.close();
          const isNobodys = (owner.result as { person: string | null } | undefined)?.person === null;
          resolve(reading.result.map(String).filter((key) => key !== "owner" || !isNobodys));
        });
      });
    });
    return { copies, files };
  });

/** The owner of the copies on this device, and the instants at which they were made; an owner without a name: none. */
export const ownerOfCopies = (
  page: Page,
): Promise<{ readonly person: string; readonly instants: readonly number[] }> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("concord-copies");
        opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("kept"));
        opening.addEventListener("success", () => {
          const rows = opening.result.transaction("kept").objectStore("kept");
          const owner = rows.get(["owner"]);
          const all = rows.getAll();
          all.addEventListener("success", () => {
            opening.result.close();
            const kept = owner.result as { person: string | null } | undefined;
            resolve({
              person: kept?.person ?? "",
              instants: (all.result as { at: number }[]).map(({ at }) => at),
            });
          });
        });
      }),
  );

/** Waits until the Opinion of this page is kept, with all that others had typed by then. */
export async function roomKept(page: Page): Promise<void> {
  const id = new URL(page.url()).pathname.split("/").at(-1);
  await expect.poll(async () => (await copiesOn(page)).copies).toContain(`room,opinions,${id}`);
  await expect.poll(async () => (await copiesOn(page)).copies).toContain("answer,/api/forum");
}

export const textOf = (page: Page, letter: string): Promise<string> =>
  row(page, letter).locator("[data-words]").innerText();
