import { expect, type Locator, type Page, test } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import type { OpinionAnswer } from "../server/testing/room-of-people.ts";
import { run, wordFileBytes } from "../server/testing/word-package.ts";
import { enter, type Running, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

/** The text as a Word file, in which somebody put words into the first preambular paragraph. */
function tracked({ clauses }: OpinionAnswer): Buffer {
  const first = clauses.find(({ kind }) => kind === "recital")!;
  const body = clauses.map(({ id, number, text }) => {
    const more = id === first.id ? `<w:ins w:author="Pat Person">${run(" by the sea")}</w:ins>` : "";
    return `<w:p>${run(number === "" ? text : `${number}  ${text}`)}${more}</w:p>`;
  });
  return Buffer.from(wordFileBytes({ body: body.join("") }));
}

const openPapers = async (page: Page): Promise<void> => {
  await page.goto(`${running.url}/contributions`);
  await expect(page.getByRole("heading", { name: "Contributions", level: 1 })).toBeVisible();
};
const dialogOf = (page: Page): Locator => page.getByRole("dialog");
const TEXT = "considering\n\na)\tthat lamps are lit;\n\nb)\tthat ships come by night,\n";

test("F11 F12 F14 a delegation hands a paper in; the secretariat returns it, posts it, and all read it", async ({
  browser,
}) => {
  const [secretariat, aaa, bbb] = (await Promise.all(
    ["secretariat", "AAA", "BBB"].map((who) => enter(browser, running, { who })),
  )) as [Page, Page, Page];

  await test.step("two files in two languages, for one Opinion; a bad file is refused and nothing is lost", async () => {
    await openPapers(aaa);
    await aaa.getByRole("button", { name: "Hand in a paper…" }).click();
    const dialog = dialogOf(aaa);
    await dialog.getByRole("textbox", { name: "Title" }).fill("On lamps");
    await dialog.locator("[data-paper-files]").setInputFiles([
      { name: "lamps.txt", mimeType: "text/plain", buffer: Buffer.from(TEXT) },
      { name: "bad.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 damaged") },
    ]);
    await expect(dialog.getByRole("combobox", { name: "Language of bad.pdf" })).toHaveValue("ar");
    await dialog.getByRole("checkbox", { name: /^Draft Opinion 4:/ }).check();
    const paragraphs = dialog.getByRole("group", { name: "Paragraphs of Opinion 4 (none: all of it)" });
    await paragraphs.getByRole("checkbox").first().check();
    await dialog.getByRole("checkbox", { name: "BBB" }).check();
    await picture(aaa, "hand-in");
    await dialog.getByRole("button", { name: "Hand in", exact: true }).click();
    await expect(dialog.getByRole("alert")).toContainText("The file is damaged.");
    await expect(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("On lamps");
    await dialog.getByRole("button", { name: "Remove bad.pdf" }).click();
    await dialog.getByRole("button", { name: "Hand in", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    const own = aaa.getByRole("list", { name: "Your papers with the secretariat" });
    await expect(own).toContainText("waits for the secretariat");
    await expect(own.getByRole("listitem", { name: "" }).first()).toContainText("On lamps");
    await expect(own).toContainText("With BBB");
    await expect(own.getByRole("link", { name: /^“/u })).toHaveAttribute("href", /\?clause=/u);
    await picture(aaa, "handed-in");
  });

  await test.step("others see nothing of it; the secretariat sees it waits", async () => {
    await openPapers(bbb);
    await expect(bbb.getByRole("main")).not.toContainText("On lamps");
    await expect(bbb.getByRole("main")).toContainText("There is no contribution yet");
    await secretariat.goto(running.url);
    await expect(secretariat.getByRole("main")).toContainText("AAA handed in “On lamps”.");
  });

  await test.step("returned with a reason, it is handed in again as it was, with another title", async () => {
    await openPapers(secretariat);
    await secretariat.getByRole("button", { name: "Return “On lamps”" }).click();
    const returning = dialogOf(secretariat);
    await returning.getByRole("button", { name: "Return", exact: true }).click();
    await expect(returning.getByRole("textbox", { name: "Reason" })).toBeFocused();
    await returning.getByRole("textbox", { name: "Reason" }).fill("Say which lamps");
    await returning.getByRole("button", { name: "Return", exact: true }).click();
    await expect(returning).toHaveCount(0);
    await aaa.getByText("1 paper returned or taken back").click();
    await expect(aaa.getByRole("main")).toContainText("“Say which lamps”");
    await aaa.getByRole("button", { name: "Hand in again: “On lamps”" }).click();
    const dialog = dialogOf(aaa);
    await expect(dialog.getByRole("checkbox", { name: "BBB" })).toBeChecked();
    await dialog.getByRole("textbox", { name: "Title" }).fill("On lamps by the sea");
    await dialog
      .locator("[data-paper-files]")
      .setInputFiles({ name: "lamps.txt", mimeType: "text/plain", buffer: Buffer.from(TEXT) });
    await dialog.getByRole("button", { name: "Hand in", exact: true }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step("numbered and posted: all read its text, and download the file as it came", async () => {
    await secretariat.getByRole("button", { name: "Post “On lamps by the sea”" }).click();
    const dialog = dialogOf(secretariat);
    await dialog.getByRole("textbox", { name: "Number of the document" }).fill("12");
    await dialog.getByRole("button", { name: "Post", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    const papers = bbb.getByRole("list", { name: "Contributions" });
    await expect(papers).toContainText("Contribution 12 · AAA");
    await expect(papers).toContainText("Speaks of:");
    const coming = bbb.waitForEvent("download");
    await papers.getByRole("button", { name: "Download lamps.txt" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe("lamps.txt");
    await papers.getByText("Its text, 3 paragraphs").click();
    await expect(papers).toContainText("that ships come by night,");
    await picture(bbb, "posted");
  });

  await test.step("F16 the changes in its Word file become proposals that belong to it", async () => {
    const forum = (await (await aaa.request.get(`${running.url}/api/forum`)).json()) as ForumView;
    const { id } = forum.groups.flatMap(({ opinions }) => opinions).find(({ number }) => number === "4")!;
    const read = await aaa.request.get(`${running.url}/api/opinions/${id}`);
    const edited = tracked((await read.json()) as OpinionAnswer);
    await aaa.getByRole("button", { name: "Revise or add to contribution 12" }).click();
    const dialog = dialogOf(aaa);
    await dialog.locator("[data-paper-files]").setInputFiles({
      name: "changes.docx",
      mimeType: "application/octet-stream",
      buffer: edited,
    });
    await dialog.getByRole("button", { name: "Hand in", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await secretariat.getByRole("button", { name: "Post “On lamps by the sea”" }).click();
    const posting = dialogOf(secretariat);
    await expect(posting.getByRole("textbox", { name: "Number of the document" })).toHaveValue("12(Rev.1)");
    await posting.getByRole("button", { name: "Post", exact: true }).click();
    await aaa.getByRole("button", { name: "Make proposals from contribution 12(Rev.1)" }).click();
    await expect(dialogOf(aaa).getByRole("combobox", { name: "On which Opinion" })).toContainText(
      "Draft Opinion 4",
    );
    await dialogOf(aaa).getByRole("button", { name: "Look at its changes" }).click();
    const changes = dialogOf(aaa);
    await changes.getByRole("group", { name: "Pat Person" }).getByLabel("Our delegation’s").check();
    await changes.getByRole("button", { name: "Read the file" }).click();
    await expect(changes.locator("ins")).toHaveText(" by the sea");
    await picture(aaa, "propose-from-paper");
    await changes.getByRole("button", { name: "Use what is chosen" }).click();
    await expect(changes.getByText("Used. The record names this receipt.")).toBeVisible();
    await dialogOf(aaa).getByRole("button", { name: "Close" }).click();
    await expect(aaa.getByRole("list", { name: "Contributions" })).toContainText("AAA/12(Rev.1)/1");
  });

  await test.step("an addendum, written in the room, is posted beside it", async () => {
    await aaa.getByRole("button", { name: "Revise or add to contribution 12(Rev.1)" }).click();
    const dialog = dialogOf(aaa);
    await dialog.getByRole("combobox", { name: "Kind of paper" }).selectOption({ label: "An addendum" });
    await dialog.getByRole("textbox", { name: "Title" }).fill("More lamps");
    await dialog.getByRole("textbox", { name: "Text (optional)" }).fill("that more lamps are lit");
    await dialog.getByRole("button", { name: "Hand in", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(secretariat.getByRole("main")).toContainText("Addendum to contribution 12(Rev.1)");
    await secretariat.getByRole("button", { name: "Post “More lamps”" }).click();
    const posting = dialogOf(secretariat);
    await expect(posting.getByRole("textbox", { name: "Number of the document" })).toHaveValue("12(Add.1)");
    await posting.getByRole("button", { name: "Post", exact: true }).click();
    await expect(bbb.getByRole("list", { name: "Addenda and corrigenda" })).toContainText("More lamps");
  });
});
