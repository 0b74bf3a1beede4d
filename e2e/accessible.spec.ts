import { type Browser, expect, type Page, test } from "@playwright/test";
import { ALL_LOOKS, faultsOf, type Look, nameOfLook, PAIRS, prepare, turn } from "./accessible.ts";
import { openScreen, pageOf, placesOf, TOLD_FORUM } from "./open-screen.ts";
import { type Running, startConcord } from "./people.ts";
import { OVERLAYS, type Screen, SCREENS } from "./screens.ts";

/** `npm run soak` looks at each screen in all twelve looks. */
const isWhole = process.env["LOOKS"] !== undefined;
/** With ONLY=pattern, the screens with such a name. */
const only = new RegExp(process.env["ONLY"] ?? "", "u");

let running: Running;
test.beforeAll(async () => {
  running = await startConcord(TOLD_FORUM);
});
test.afterAll(() => running.close());

/** Each half has a server and people of its own: they run side by side. */
test.describe.configure({ mode: "parallel" });
const HALVES = ["first", "second"] as const;

const walk = async (browser: Browser, half: (typeof HALVES)[number]): Promise<void> => {
  const people = new Map<Screen["who"], Page>();
  const faults: string[] = [];
  let [runs, targets] = [0, 0];
  const look = async (page: Page, name: string, as: Look): Promise<void> => {
    await turn(page, as);
    const found = await faultsOf(page, as);
    runs += 1;
    targets += found.targets;
    const here = found.faults.map((one) => `${name}, ${nameOfLook(as)}: ${one}`);
    for (const one of here) console.log(one);
    faults.push(...here);
  };
  for (const who of ["lead", "delegate", "secretariat", "nobody"] as const)
    people.set(who, await pageOf(browser, running, { who }));
  const places = await placesOf(people.get("lead")!, running);
  const all = [...SCREENS, ...OVERLAYS];
  const isHere = (index: number): boolean => HALVES[index % HALVES.length] === half;
  const shown = all.filter(({ name }, index) => isHere(index) && only.test(name));
  for (const screen of shown) {
    const index = all.indexOf(screen);
    const page = people.get(screen.who)!;
    const looks = isWhole ? ALL_LOOKS : screen.name === "text" ? PAIRS : [PAIRS[index % PAIRS.length]!];
    for (const as of looks) {
      await prepare(page, as);
      await openScreen(page, screen, { running, places });
      await look(page, screen.name, as);
    }
  }
  console.log(
    `${runs} runs of axe over ${shown.length} screens, menus and dialogs; ${targets} targets measured`,
  );
  expect(faults.join("\n")).toBe("");
};

for (const half of HALVES)
  test(`A75 no screen breaks a rule that a program can judge: ${half} half`, async ({ browser }) => {
    test.setTimeout(isWhole ? 3_600_000 : 600_000);
    await walk(browser, half);
  });
