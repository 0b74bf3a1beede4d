import { expect, type Page, test } from "@playwright/test";
import { enter, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

const item = (page: Page, n: number) => page.locator(".agenda-items > li").nth(n - 1);

test("T39 T40 T41 D23 the Forum goes through its agenda, from its opening to its archive", async ({
  browser,
}) => {
  const running = await startConcord({ FORUM_NOW: "2026-06-09T08:00Z" });
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const aaa = await enter(browser, running, { who: "AAA", size: { width: 390, height: 844 } });
  const bbb = await enter(browser, running, { who: "BBB" });
  const takeUp = async (page: Page, n: number): Promise<void> => {
    await page.getByRole("button", { name: new RegExp(`^Take up item ${n}:`) }).click();
    await expect(item(aaa, n)).toContainText("now");
  };

  await test.step("the secretariat opens the Forum, and every page follows item by item", async () => {
    for (const page of [secretariat, aaa, bbb]) {
      await page.goto(`${running.url}/timetable`);
      await page.getByRole("link", { name: "Go through the agenda" }).click();
      await expect(page.getByText("The Forum is not open yet.")).toBeVisible();
    }
    await picture(aaa, "agenda-draft", { fullPage: true });
    await expect(aaa.getByRole("button", { name: "Open the Forum…" })).toHaveCount(0);
    await secretariat.getByRole("button", { name: "Open the Forum…" }).click();
    await secretariat.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
    await takeUp(secretariat, 1);
    await expect(aaa.getByRole("button", { name: /^Take up/ })).toHaveCount(0);
  });

  await test.step("BBB’s head is elected Chair by acclamation, and leads from then on", async () => {
    await takeUp(secretariat, 2);
    await secretariat.getByRole("button", { name: "Record the election…" }).click();
    const dialog = secretariat.getByRole("dialog", { name: "Election of the Chair" });
    await dialog.getByRole("button", { name: "Record" }).click();
    await expect(dialog.getByText("Please fill this in.").first()).toBeVisible();
    const person = dialog.getByRole("combobox", { name: "Person elected" });
    const choice =
      (await person
        .getByRole("option", { name: /^BBB: / })
        .first()
        .textContent()) ?? "";
    await person.selectOption(choice);
    await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue(choice.replace("BBB: ", ""));
    await picture(secretariat, "agenda-election", { fullPage: true });
    await dialog.getByRole("button", { name: "Record" }).click();
    await expect(item(aaa, 2)).toContainText(/was elected Chair by acclamation, for BBB/);
    await takeUp(bbb, 3);
    await takeUp(bbb, 5);
    await expect(item(aaa, 5).getByRole("link", { name: "The papers of the forum" })).toBeVisible();
  });

  await test.step("members ask for the floor under an item", async () => {
    await takeUp(bbb, 7);
    await aaa.getByRole("button", { name: "Ask for the floor", exact: true }).click();
    await bbb.getByRole("button", { name: /^Give AAA the floor/ }).click();
    await expect(aaa.locator(".floor-speaking")).toContainText("AAA");
    await picture(bbb, "agenda-floor", { fullPage: true });
  });

  await test.step("an Opinion is considered and adopted under its item", async () => {
    const { groups } = await (await aaa.request.get(`${running.url}/api/forum`)).json();
    const id = groups.find((one: { id: string }) => one.id === "space").opinions[0].id;
    const step = async (page: Page, command: object): Promise<void> => {
      const data = { ...command, reason: "as the calendar says" };
      const answer = await page.request.post(`${running.url}/api/opinions/${id}/commands`, { data });
      expect(answer.status(), await answer.text()).toBe(200);
    };
    await step(bbb, { type: "consolidate" });
    for (const to of ["agreed", "annexed", "underConsideration"])
      await step(bbb, { type: "advanceStage", to });
    await takeUp(bbb, 8);
    await bbb.getByRole("button", { name: /^Put Opinion \d+ on the table/ }).click();
    await expect(item(aaa, 8)).toContainText("on the table");
    await takeUp(bbb, 9);
    const text: { clauses: { id: string; hash: string; text: string }[] } = await (
      await bbb.request.get(`${running.url}/api/opinions/${id}`)
    ).json();
    const worded = text.clauses.filter((one) => one.text !== "");
    const marks = worded.map((one) => ({ clauseId: one.id, hash: one.hash }));
    await step(bbb, { type: "agreeEnBloc", marks });
    await step(bbb, { type: "advanceStage", to: "adopted" });
    await expect(item(aaa, 9)).toContainText(/Adopted/);
  });

  await test.step("the Forum Chair’s report is written, read and adopted by consensus", async () => {
    await expect(item(bbb, 9)).toContainText("Nobody has written it yet.");
    await item(bbb, 9).getByRole("link", { name: "Record of this meeting" }).click();
    await bbb.getByRole("textbox", { name: "Forum Chair’s report" }).fill("The Forum met in three days.");
    await bbb.getByRole("button", { name: "Save the narrative" }).click();
    await expect(bbb.getByText(/^Last changed by the Chair/).first()).toBeVisible();
    await bbb.goto(`${running.url}/agenda`);
    await expect(item(bbb, 9)).toContainText("The Forum met in three days.");
    await bbb.getByRole("button", { name: "Adopted by consensus" }).click();
    await expect(item(aaa, 9)).toContainText(/Adopted by consensus on/);
    await takeUp(bbb, 10);
    await picture(bbb, "agenda-last", { fullPage: true });
    await picture(aaa, "agenda-last-member", { fullPage: true });
  });

  await test.step("the meeting is closed, and the secretariat archives the forum", async () => {
    await bbb.getByRole("button", { name: "Close the meeting…" }).click();
    await bbb.getByRole("dialog").getByRole("button", { name: "Close the meeting" }).click();
    await secretariat.getByRole("button", { name: "Close the forum…" }).click();
    const dialog = secretariat.getByRole("dialog", { name: "Close the forum" });
    await dialog.getByRole("textbox").fill("The Forum is over");
    await dialog.getByRole("button", { name: "Close the forum" }).click();
    await expect(aaa.getByText(/closed this forum on/)).toBeVisible();
    await expect(item(aaa, 2)).toContainText("for BBB");
    await expect(secretariat.getByRole("button", { name: /Take up|Open the Forum/ })).toHaveCount(0);
    await secretariat.emulateMedia({ colorScheme: "dark" });
    await picture(secretariat, "agenda-archived-dark", { fullPage: true });
  });
  await running.close();
});
