import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { enter, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

const NAME = "4th online meeting";

test("T30 T31 T33 T34 a meeting is planned in another zone, found, prepared and opened", async ({
  browser,
}) => {
  const running = await startConcord();
  const lead = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });

  await test.step("the facilitator plans it in the zone of Nassau", async () => {
    await lead.goto(`${running.url}/timetable`);
    await lead.getByRole("button", { name: "Plan a meeting" }).click();
    const dialog = lead.getByRole("dialog", { name: "Plan a meeting" });
    await dialog.getByRole("button", { name: "Plan the meeting" }).click();
    await expect(dialog.getByText("Give a day, a start and an end.")).toBeVisible();
    await dialog.getByRole("textbox", { name: "Name of the meeting" }).fill(NAME);
    await dialog.getByLabel("Day").fill("2098-12-01");
    await dialog.getByLabel("Time zone").selectOption("America/Nassau");
    await dialog.getByLabel("Starts").fill("09:00");
    await dialog.getByLabel("Ends").fill("11:00");
    await expect(dialog.getByText(/^For you: 1 December 2098, 14:00–16:00 your time \(UTC\)/)).toBeVisible();
    await dialog.getByRole("textbox", { name: /^Place/ }).fill("Room C");
    await dialog.getByRole("textbox", { name: /^Call link/ }).fill("https://call.example/j/1");
    await dialog.getByRole("checkbox", { name: /Space connectivity/ }).check();
    await dialog
      .getByRole("checkbox", { name: /^\S.* a\)$/ })
      .first()
      .check();
    await dialog.getByRole("textbox", { name: /^Note on Opinion/ }).fill("Brackets only");
    await picture(lead, "plan-dialog", { fullPage: true });
    await dialog.getByRole("button", { name: "Plan the meeting" }).click();
    await expect(lead.getByRole("heading", { name: NAME })).toBeVisible();
    await picture(lead, "planned", { fullPage: true });
  });

  await test.step("a delegate finds it beside the text, and the page on how to join", async () => {
    const next = aaa.getByRole("link", { name: new RegExp(NAME) });
    await expect(next).toContainText("14:00–16:00 your time (UTC) · 15:00–17:00 Geneva");
    await next.click();
    await expect(aaa.getByRole("heading", { name: NAME })).toBeVisible();
    const join = aaa.getByRole("link", { name: /^Join the call/ });
    await expect(join).toHaveAttribute("href", "https://call.example/j/1");
    await expect(join).toHaveAttribute("rel", "noreferrer");
    await expect(join).toHaveAttribute("target", "_blank");
    const clause = aaa
      .getByRole("main")
      .getByRole("link", { name: /^\S.* a\)$/ })
      .first();
    await expect(clause).toHaveAttribute("href", /\/opinions\/.*\?clause=/);
    await aaa.getByRole("button", { name: "Try now" }).click();
    await expect(aaa.getByText("Live changes reach you at once.")).toBeVisible();
    await expect(aaa.getByText("Your browser keeps unsent text on this device.")).toBeVisible();
    await picture(aaa, "how-to-join", { fullPage: true });
    const download = aaa.waitForEvent("download");
    await aaa.getByRole("link", { name: /^Add to calendar/ }).click();
    const file = await readFile(await (await download).path(), "utf8");
    expect(file).toContain("DTSTART:20981201T140000Z");
    expect(file).toContain(`SUMMARY:${NAME}`);
  });

  await test.step("the facilitator moves it and opens it with one click", async () => {
    await lead.getByRole("button", { name: `Change: ${NAME}` }).click();
    const dialog = lead.getByRole("dialog", { name: "Change a planned meeting" });
    await expect(dialog.getByLabel("Starts")).toHaveValue("09:00");
    await dialog.getByLabel("Starts").fill("10:00");
    await dialog.getByRole("button", { name: "Change", exact: true }).click();
    await expect(aaa.getByText(/^1 December 2098, 15:00–16:00 your time/).first()).toBeVisible();
    await lead.getByRole("button", { name: `Open the meeting: ${NAME}` }).click();
    await expect(aaa.getByText("This meeting is open now.")).toBeVisible();
  });

  await test.step("a notice of the plan leads to its page, and one of the end offers the cable", async () => {
    const bell = aaa.getByRole("button", { name: /^Notices for AAA/ });
    await aaa.goto(`${running.url}/timetable`);
    await bell.click();
    await aaa.getByRole("button", { name: new RegExp(`^Go: .*changed the plan .*${NAME}`) }).click();
    await expect(aaa.getByRole("heading", { name: NAME })).toBeVisible();
    expect(new URL(aaa.url()).pathname).toMatch(/^\/meetings\/\d+$/u);
    const { openMeetings } = await (await lead.request.get(`${running.url}/api/forum`)).json();
    const end = { type: "closeMeeting", meetingId: openMeetings[0].id };
    await lead.request.post(`${running.url}/api/forum/commands`, { data: end });
    await bell.click();
    const cable = aaa.getByRole("button", { name: /^Your delegation’s page of this meeting \(Word\)/ });
    const download = aaa.waitForEvent("download");
    await cable.click();
    expect((await download).suggestedFilename()).toContain("AAA");
    await expect(aaa.getByText("The file is written.")).toBeVisible();
    await picture(aaa, "notice-of-the-end");
    await aaa.keyboard.press("Escape");
  });

  await test.step("a delegate makes a calendar address, and ends it", async () => {
    await aaa.goto(`${running.url}/timetable`);
    await aaa.getByRole("button", { name: "Make an address" }).click();
    const address = await aaa.getByRole("textbox", { name: "Calendar address" }).inputValue();
    const read = async (): Promise<number> => (await fetch(running.url + new URL(address).pathname)).status;
    expect(await read()).toBe(200);
    await picture(aaa, "calendar-address", { fullPage: true });
    await aaa.getByRole("button", { name: "End the address" }).click();
    await expect(aaa.getByText("You have no calendar address yet.")).toBeVisible();
    expect(await read()).toBe(404);
  });
  await running.close();
});
