import { beforeEach, expect, test, vi } from "vitest";

const reload = vi.fn();
beforeEach(() => {
  vi.resetModules();
  reload.mockClear();
  vi.stubGlobal("location", { reload });
});

/** Loads a page of this build in this tab. */
async function load(build: string) {
  document.head.innerHTML = `<meta name="concord-build" content="${build}">`;
  vi.resetModules();
  return import("./builds.ts");
}

test("K13 a page reloads once for a build, and not again if it comes back unchanged", async () => {
  sessionStorage.clear();
  const first = await load("A");
  first.noteBuild("A");
  expect(first.newBuild()).toBeNull();
  first.noteBuild("B");
  expect(first.newBuild()).toBe("B");
  expect(first.reloadOnceFor("B")).toBe(true);
  const same = await load("A");
  same.noteBuild("B");
  expect(same.reloadOnceFor("B")).toBe(false);
  expect(reload).toHaveBeenCalledTimes(1);
});

test("K13 two servers of different builds in turn reload a page once in 200 turns", async () => {
  sessionStorage.clear();
  let build = "A";
  for (let turn = 0; turn < 200; turn++) {
    const page = await load(build);
    page.noteBuild(turn % 2 === 0 ? "B" : "A");
    const told = page.newBuild();
    if (told !== null && page.reloadOnceFor(told)) build = turn % 3 === 0 ? "B" : "A";
  }
  expect(reload).toHaveBeenCalledTimes(1);
});
