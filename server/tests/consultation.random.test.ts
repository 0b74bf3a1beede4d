import { afterAll, beforeAll, expect, test } from "vitest";
import { sayIn, WRITTEN_CATALOGS } from "../../shared/catalogs/say.ts";
import type { ModerationAnswer } from "../../shared/consultation/moderated-input.ts";
import {
  INPUTS_ACTED_AT_ONCE_MAX,
  INPUTS_OF_NETWORK_MAX,
  INPUTS_PAGE_MAX,
} from "../../shared/door-limits.ts";
import { DAY_MS } from "../../shared/durations.ts";
import { arePlainWords } from "../../shared/text/plain-words.ts";
import { seeded } from "../testing/chance.ts";
import {
  faultsIn,
  formData,
  longEnough,
  openConsultation,
  pageOf,
  stampIn,
  type StrangerPage,
} from "../testing/consulted.ts";
import { crowdOf, type CrowdInput } from "../testing/consulted-crowd.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** A crowd of strangers, some of them hostile, while members work. `INPUTS`: how many. */
const INPUTS = Number(process.env["INPUTS"] ?? 180);
/** Of 2,000 these are 300; a share has enough of them to meet each limit. */
const HOSTILE = Math.max(Math.round(INPUTS * 0.15), Math.min(INPUTS, 140));
const SEED = Number(process.env["SEED"] ?? 25);
const AT_ONCE = 12;

let site: TestSite;
let secretariat: TestPerson;
let id = "";
let closed = "";

beforeAll(async () => {
  site = await openTestSite({ TRUSTED_PROXIES: "loopback" }, { isMailOn: true });
  secretariat = await site.person("secretariat");
  const now = site.concord.clock.now();
  closed = await openConsultation(secretariat, { opensAt: now - 1_000, closesAt: now + 2_000 });
  id = await openConsultation(secretariat, { opensAt: now - 1_000, closesAt: now + DAY_MS });
});
afterAll(() => site.close());

const address = (of: string, rest = ""): string => `${site.url}/public/en/consultations/${of}${rest}`;
const via = (network: string) => ({ headers: { "x-forwarded-for": network } });

async function inParallel<One>(
  all: readonly One[],
  act: (one: One, n: number) => Promise<void>,
): Promise<void> {
  const waiting = all.entries();
  const work = async (): Promise<void> => {
    for (const [n, one] of waiting) await act(one, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** All sentences that refuse an input. */
const SENTENCES = new Set(
  Object.keys(WRITTEN_CATALOGS.en.inputFault).map((key) =>
    sayIn("inputFault", "en")(key as keyof (typeof WRITTEN_CATALOGS)["en"]["inputFault"]),
  ),
);
const sentence = (key: string): string => sayIn("inputFault", "en")(key as "late");

/** Tags of a page with their attributes: nothing of an input may become one. */
const TAGS = new Set(
  "html head meta title link body br a header nav ul li p main h1 h2 h3 section div span b strong form fieldset legend label input textarea button details summary footer".split(
    " ",
  ),
);
function strangeTags(html: string): readonly string[] {
  return [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/giu)].flatMap(([tag, name = "", attributes = ""]) =>
    TAGS.has(name.toLowerCase()) &&
    !/\son\w+\s*=|javascript:/iu.test(attributes.replaceAll(/"[^"]*"/gu, '""'))
      ? []
      : [tag],
  );
}

test("F26 F27 F28 F32 F33 a crowd with hostile inputs: nothing runs, nothing is lost, all is told", async () => {
  const began = performance.now();
  const crowd = crowdOf(INPUTS, HOSTILE, seeded(SEED));
  const stamps = new Map<CrowdInput, string>();
  await inParallel(crowd, async (one) => {
    if (one.stamp === "fresh" || one.isLate === true) return;
    const { html } = await pageOf(await fetch(address(id), via(one.network)));
    stamps.set(one, stampIn(html));
  });
  await longEnough();
  // A member works meanwhile.
  const over = new AbortController();
  const waits: number[] = [];
  const member = await site.person("AAA");
  const working = (async (): Promise<void> => {
    while (!over.signal.aborted) {
      const from = performance.now();
      expect((await member.get("/api/forum")).status).toBe(200);
      waits.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();

  const outcome = new Map<CrowdInput, StrangerPage>();
  const broken: string[] = [];
  await inParallel(crowd, async (one) => {
    const stamp =
      one.stamp === "fresh"
        ? stampIn((await pageOf(await fetch(address(id), via(one.network)))).html)
        : one.stamp === "forged"
          ? "01J0000000000000000000DEAD.abc.c2lnbmF0dXJl"
          : (stamps.get(one) ?? "");
    const send = async (form: typeof one.form): Promise<StrangerPage> =>
      pageOf(
        await fetch(address(one.isLate === true ? closed : id), {
          method: "POST",
          body: formData({ ...form, stamp }),
          ...via(one.network),
        }),
      );
    const page = await send(one.form);
    if (one.stamp === "again") await send({ ...one.form, text: "Another text with the same stamp" });
    outcome.set(one, page);
    broken.push(...strangeTags(page.html));
  });
  expect(broken).toEqual([]);

  // Each refusal has its sentence; the others wait for their confirmation.
  const taken: CrowdInput[] = [];
  const refusals = new Map<string, number>();
  for (const [one, { status, html }] of outcome) {
    const faults = faultsIn(html).map((words) => words.replaceAll("&#39;", "'").replaceAll("&quot;", '"'));
    if (faults.length === 0 && status === 200) taken.push(one);
    else {
      expect(faults.length, `${one.kind} ${status}`).toBeGreaterThan(0);
      for (const words of faults) expect(SENTENCES, words).toContain(words);
      refusals.set(faults[0]!, (refusals.get(faults[0]!) ?? 0) + 1);
      expect(one.refused, `${one.kind}: ${faults.join(" ")}`).not.toBeNull();
      if (one.refused !== "file" && one.refused !== "flood" && one.refused !== null)
        expect(faults, one.kind).toContain(sentence(one.refused));
    }
  }
  const flooded = crowd.filter(({ kind }) => kind === "flood").length;
  const expected =
    crowd.filter(({ refused }) => refused === null).length + Math.min(flooded, INPUTS_OF_NETWORK_MAX);
  const wrong = taken.filter(({ kind, refused }) => refused !== null && kind !== "flood");
  expect(wrong.map(({ kind, form }) => `${kind}: ${form.email} ${form.file?.name}`)).toEqual([]);
  expect(taken).toHaveLength(expected);

  // Confirmed by the mailed links, some of them again and again.
  const mails = await site.concord.store.mailsDue({
    now: Date.now() + DAY_MS,
    kinds: ["confirmInput"],
    limit: INPUTS * 2,
  });
  expect(mails).toHaveLength(expected);
  const links = new Map(
    mails.map(({ address: to, body }) => [to, (JSON.parse(body) as { link: string }).link]),
  );
  await inParallel(taken, async (one) => {
    const [page = "", key = ""] = links.get(one.form.email!)!.split("?key=");
    for (let n = 0; n < (one.confirms ?? 1); n += 1) {
      const body = new URLSearchParams({ key: decodeURIComponent(key) });
      expect((await fetch(page, { method: "POST", body })).status).toBe(200);
    }
  });
  over.abort();
  await working;

  // The table of the moderation holds exactly those that were taken.
  const table = async (): Promise<ModerationAnswer> =>
    (await secretariat.get(`/api/consultations/${id}`)).json() as Promise<ModerationAnswer>;
  const { inputs } = await table();
  const emails = (all: readonly (string | undefined)[]) =>
    all.map(String).toSorted((a, b) => a.localeCompare(b));
  expect(emails(inputs.map(({ words }) => words?.email))).toEqual(
    emails(taken.map(({ form }) => form.email)),
  );
  for (const { words } of inputs)
    expect(arePlainWords(`${words?.text.replaceAll("\n", " ")}${words?.name}`)).toBe(true);
  expect(inputs.some(({ words }) => words?.text.includes("same stamp"))).toBe(false);
  const ids = inputs.map((one) => one.id);
  for (let n = 0; n < ids.length; n += INPUTS_ACTED_AT_ONCE_MAX) {
    const inputIds = ids.slice(n, n + INPUTS_ACTED_AT_ONCE_MAX);
    const answer = await secretariat.post("/api/forum/commands", {
      type: "publishInputs",
      consultationId: id,
      inputIds,
    });
    expect(answer.status).toBe(200);
  }
  const pages = Math.ceil(ids.length / INPUTS_PAGE_MAX);
  let shown = 0;
  for (let page = 1; page <= pages; page += 1) {
    const { html } = await pageOf(await fetch(address(id, `/inputs?page=${page}`)));
    expect(strangeTags(html)).toEqual([]);
    expect(html).not.toMatch(/href="(?:https?:|javascript:)/iu);
    expect(html).not.toContain("somebody-");
    shown += html.split('<li id="').length - 1;
  }
  expect(shown).toBe(ids.length);
  const csv = await (await secretariat.get(`/api/consultations/${id}/inputs.csv`)).text();
  expect(csv).not.toMatch(/(?:^|,)\uFEFF?"?[=+@-]/mu);
  for (const one of ids) expect(csv).toContain(one);
  const log = site.concord.forum.forum().consultations.find((one) => one.id === id);
  expect(log?.inputs).toHaveLength(ids.length);

  const sorted = waits.toSorted((a, b) => a - b);
  const [median = 0, worst = 0] = [sorted[sorted.length >> 1], sorted.at(-1)];
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    [
      `consultation: ${crowd.length} inputs, ${HOSTILE} of them hostile, seed ${SEED}, ${seconds} s`,
      `taken and confirmed ${ids.length}, refused ${crowd.length - taken.length}, published on ${pages} pages`,
      `a member read the forum ${waits.length} times in the same process, half within ${median.toFixed(0)} ms, the slowest in ${worst.toFixed(0)} ms`,
      ...[...refusals].map(([words, n]) => `  ${n} × ${words}`),
    ].join("\n"),
  );
}, 900_000);
