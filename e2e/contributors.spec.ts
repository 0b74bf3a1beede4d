import { expect, test } from "@playwright/test";
import { addToClause, enter, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

test("P28 P29 an expert comments within AAA, and its head makes it AAA’s own", async ({ browser }) => {
  const running = await startConcord();
  const head = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  const id = new URL(head.url()).pathname.split("/").at(-1);
  const admit = {
    type: "admitParticipant",
    name: "Expert of a ministry",
    role: "follower",
    delegation: "AAA",
  };
  const answer = await head.request.post(`${running.url}/api/forum/commands`, { data: admit });
  const { link } = await answer.json();
  const row = (page: typeof head) => page.getByRole("listitem", { name: /^Clause a\)/ }).first();

  await test.step("the head lets a follower comment within the delegation", async () => {
    await head.reload();
    await head.getByRole("tab", { name: "People" }).click();
    await head.getByRole("switch", { name: "Expert of a ministry comments within AAA" }).click();
    await expect(head.getByText("Expert of a ministry now comments within AAA.")).toBeVisible();
    await picture(head, "contributors");
  });

  const expert = await enter(
    browser,
    { url: running.url, link: () => link },
    { who: "expert", size: { width: 1440, height: 960 } },
  );
  await test.step("the expert comments, and the page offers no other readers", async () => {
    await expert.goto(`${running.url}/opinions/${id}`);
    await row(expert).locator("[data-words]").click();
    await addToClause(expert, /^Comment on/);
    const writing = expert.getByRole("group", { name: /^Comment on clause a\)/ });
    await expect(writing.getByRole("radio")).toHaveCount(1);
    await expect(writing).toContainText("Only the delegation of AAA reads it.");
    await writing.getByRole("textbox").fill("Check it against the treaty");
    await picture(expert, "contributor-writes");
    await writing.getByRole("button", { name: "Send" }).click();
    // The form keeps its words until the answer, and the thread shows them already.
    const thread = expert.getByRole("listitem", { name: "Thread of AAA" });
    await expect(thread).toContainText("Check it against the treaty");
    await expect(expert.getByRole("button", { name: "Send as ours, to everyone" })).toHaveCount(0);
  });

  await test.step("the head takes it over, and BBB reads it as AAA’s", async () => {
    for (const page of [head, bbb]) await row(page).locator("[data-words]").click();
    await expect(bbb.getByText("Check it against the treaty")).toHaveCount(0);
    await head.getByRole("tab", { name: "Clause" }).click();
    await picture(head, "contributor-taken");
    await head.getByRole("button", { name: "Send as ours, to everyone" }).click();
    await expect(head.getByText("It is now a comment of your delegation.")).toBeVisible();
    await expect(bbb.getByText("Check it against the treaty")).toBeVisible();
  });
  await running.close();
});
