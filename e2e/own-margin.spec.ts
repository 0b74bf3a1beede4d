import { expect, type Page, test } from "@playwright/test";
import { addToClause, enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const PASSPHRASE = "spectrum for all of us";
const NOTE = "Hold on to the second line, says the ministry";
const CLEARED = "wording that the ministry cleared";

/** Everything that the page sends, over HTTP and over its socket. */
function sentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) =>
      sent.push(typeof payload === "string" ? payload : payload.toString("utf8")),
    ),
  );
  return sent;
}

const takeClause = (page: Page) => page.locator("[data-clause]").nth(3).click();

test("an own margin is sealed on its device, never sent, and dropped only after asking", async ({
  browser,
}) => {
  const aaa = await enter(browser, running, { who: "AAA" });
  const sent = sentBy(aaa);
  await aaa.reload();
  await takeClause(aaa);
  const margin = aaa.getByRole("region", { name: "Only your delegation" });
  await addToClause(aaa, "Private note");
  await margin.getByRole("button", { name: "Begin…" }).click();
  await aaa.getByLabel("Passphrase").fill(PASSPHRASE);
  await aaa.getByLabel("Repeat it").fill(PASSPHRASE);
  await aaa.getByRole("button", { name: "Begin", exact: true }).click();
  await margin.getByLabel("Instructions").fill(NOTE);
  await margin.getByRole("button", { name: "Pin another text…" }).click();
  await aaa.getByLabel("The text that your capital approved").fill(CLEARED);
  await aaa.getByRole("button", { name: "Pin", exact: true }).click();
  await expect(margin).toContainText("from what your capital approved");

  // Open again, it is locked; another passphrase opens nothing.
  await aaa.reload();
  await takeClause(aaa);
  await addToClause(aaa, "Unlock private notes…");
  await margin.getByRole("button", { name: "Unlock…" }).click();
  await aaa.getByLabel("Passphrase").fill("another one");
  await aaa.getByRole("button", { name: "Unlock", exact: true }).click();
  await expect(aaa.getByRole("dialog").getByRole("alert")).toHaveText("This is not your passphrase.");
  await aaa.getByLabel("Passphrase").fill(PASSPHRASE);
  await aaa.getByRole("button", { name: "Unlock", exact: true }).click();
  await expect(margin.getByLabel("Instructions")).toHaveValue(NOTE);

  expect(sent.length).toBeGreaterThan(3);
  for (const words of [NOTE, CLEARED, PASSPHRASE]) {
    expect(sent.filter((one) => one.includes(words) || one.includes(encodeURIComponent(words)))).toEqual([]);
  }

  await aaa.getByRole("button", { name: /^Signed in as/ }).click();
  await aaa.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(aaa.getByRole("alertdialog")).toContainText("your private note");
  await aaa.getByRole("button", { name: "Stay signed in" }).click();
  await expect(margin.getByLabel("Instructions")).toHaveValue(NOTE);
});

test("an office has no margin of a delegation", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "space" });
  await takeClause(lead);
  await lead.getByRole("button", { name: /^Add to / }).click();
  await expect(lead.getByRole("menuitem", { name: /^Comment on/ })).toBeVisible();
  await expect(lead.getByRole("menuitem", { name: "Private note" })).toHaveCount(0);
  await expect(lead.getByRole("region", { name: "Only your delegation" })).toHaveCount(0);
});
