import { expect, test } from "@playwright/test";
import { fill } from "./hostile/fill.ts";
import { handOf } from "./hostile/filling.ts";
import { type HostileMail, openHostileMail } from "./hostile/hostile-mail.ts";
import { PAYLOADS } from "./hostile/payloads.ts";
import { alone, type Filled, openCount, PLAIN_TEXTS, together } from "./hostile/pieces.ts";
import { openDevices, openFiles, pasteAll, readFiles, walkOpinion, walkScreens } from "./hostile/walk.ts";
import { load, signAs, watch, type Watched } from "./hostile/watch.ts";
import { type Running, startConcord } from "./people.ts";

/** `XSS_EACH=30`: so many texts, each in a place of its own, and each clause is opened. `npm run soak` goes through all. */
const EACH = Number(process.env["XSS_EACH"] ?? "0");
const EACH_MS = 20 * 60_000;
const SEED = Number(process.env["SEED"] ?? Date.now() % 100_000);
/** Characters of a mail server's answer that are kept. */
const ANSWER_CHARS = 280;

/** The last figures of the soak's seed are the texts that went before. */
const FIRST = SEED % 1_000;
const TEXTS = EACH > 0 ? PLAIN_TEXTS.slice(FIRST, FIRST + EACH) : PLAIN_TEXTS;
const pieces = EACH > 0 ? alone(TEXTS) : together(TEXTS, SEED);
let mail: HostileMail;
let running: Running;
test.beforeAll(async () => {
  mail = await openHostileMail(pieces(ANSWER_CHARS));
  running = await startConcord({ SMTP_URL: mail.url, MAIL_FROM: "Concord <concord@example.org>" });
});
test.afterAll(async () => {
  await running.close();
  await mail.close();
});

const told = (filled: Filled): string =>
  [...filled]
    .map(([sink, { texts, taken, refused }]) =>
      [`${sink} ${texts.size} in ${taken}`, ...(refused === 0 ? [] : [`${refused} refused`])].join(", "),
    )
    .join("; ");

test("A56 A57 A58 hostile text runs on no screen, with the policy and without it", async ({ browser }) => {
  if (EACH > 0) test.setTimeout(EACH_MS);
  const { url } = running;
  const [secretariat, chair, lead, aaa, bbb] = (await Promise.all(
    ["secretariat", "chair", "space", "AAA", "BBB"].map((who) => handOf(url, running.link(who))),
  )) as [Hand, Hand, Hand, Hand, Hand];
  const { groups } = await lead.forum();
  const opinion = groups.find(({ id }) => id === "space")!.opinions[0]!.id;
  const filled: Filled = new Map();
  const count = openCount(filled);
  const start = performance.now();
  const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const hands = { url, mail, secretariat, chair, lead, aaa, bbb };
  const code = await fill(hands, { opinion, pieces, count });
  console.log(`seed ${SEED}; filled in ${seconds()}`);
  const files = readFiles(chair, opinion);
  const named = EACH > 0 ? TEXTS : TEXTS.filter((_, n) => n % 8 === SEED % 8);
  const both = await Promise.all(
    [true, false].map(async (withPolicy): Promise<Watched> => {
      const watched = await watch(browser, { url, withPolicy });
      const walk = { opinion, pieces, count, code, isWhole: EACH > 0 };
      // The secretariat reads the names of all.
      await signAs(watched, secretariat.cookie);
      await walkScreens(watched, walk);
      await openFiles(watched, await files);
      await signAs(watched, aaa.cookie);
      // Both walks see all that happens: an act of the one must not read as that of the other.
      await walkOpinion(watched, { ...walk, other: withPolicy ? bbb : lead });
      await openDevices(watched);
      await pasteAll(watched, opinion, named);
      await load(watched, "/sign-in?x=<script>canary(-4)</script>#<img src=x onerror=canary(-5)>");
      console.log(`${withPolicy ? "with" : "without"} the policy: walked after ${seconds()}`);
      return watched;
    }),
  );
  const [checked, free] = both as [Watched, Watched];
  for (const one of both) expect(one.ran).toEqual([]);
  expect(checked.violations).toEqual([]);
  const shown = new Set(both.flatMap((one) => [...one.shown]));
  const missed = TEXTS.filter((text) => !shown.has(text));
  const [texts, sinks] = [new Set(TEXTS).size, [...filled.values()]];
  const sent = sinks.reduce((sum, one) => sum + one.texts.size, 0);
  console.log(`texts by sink: ${told(filled)}`);
  console.log(
    `payloads ${PAYLOADS.length}, ${sinks.filter((one) => one.texts.size === texts).length} of ${filled.size} sinks took all ${texts} that can be seen, ${sent} times a text came in; screens ${checked.screens} with the policy + ${free.screens} without; shown ${shown.size} texts, never ${missed.length}; violations ${checked.violations.length}; ran: ${both.flatMap((one) => one.ran).length}`,
  );
  expect(missed).toEqual([]);
  expect(sinks.filter((one) => one.texts.size === 0)).toEqual([]);
});
type Hand = Awaited<ReturnType<typeof handOf>>;

test("A58 the watch sees a text that runs, and the policy stops it", async ({ browser }) => {
  for (const withPolicy of [true, false]) {
    const watched = await watch(browser, { url: running.url, withPolicy });
    const { page, ran, violations } = watched;
    await load(watched, "/sign-in");
    const made = await page
      .evaluate(() => {
        const tried = ["<img src=x onerror=canary(1)>", "<img src=//canary.example/2>"].map((html) => {
          try {
            document.body.append(new DOMParser().parseFromString(html, "text/html").body.firstChild!);
            return "made";
          } catch {
            return "refused";
          }
        });
        const script = document.createElement("img");
        script.setAttribute("onerror", "canary(3)");
        script.src = "x";
        document.body.append(script);
        return tried;
      })
      .catch(() => ["refused"]);
    if (withPolicy) {
      await expect.poll(() => violations.length).toBeGreaterThan(0);
      expect(made).not.toContain("made");
      expect(ran).toEqual([]);
    } else {
      expect(made).toEqual(["made", "made"]);
      const protocol = new URL(running.url).protocol;
      await expect
        .poll(() => ran.toSorted())
        .toEqual(["canary(1)", "canary(3)", `${protocol}//canary.example/2`]);
    }
    await page.context().close();
  }
});
