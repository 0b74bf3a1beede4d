import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { suggestion, unfoldSuggestion, writeSuggestion } from "./suggesting.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();

const takeInHand = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await rowA(page).locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
};

test("V8 V13 V17 AAA proposes for a known group; the secretariat withdraws it on AAA's word", async ({
  browser,
}) => {
  const aaa = await enter(browser, running, { who: "AAA" });
  const ccc = await enter(browser, running, { who: "CCC" });
  const secretariat = await enter(browser, running, { who: "secretariat" });
  for (const page of [aaa, ccc, secretariat]) await takeInHand(page);

  await test.step("the group is chosen by its name, with its members and whoever submits", async () => {
    await aaa.getByRole("toolbar").getByRole("button", { name: "Suggest on clause a)" }).click();
    await writeSuggestion(aaa, "other words of the group");
    await unfoldSuggestion(aaa);
    const dialog = suggestion(aaa);
    await dialog.getByRole("radio", { name: /A group of delegations/ }).check();
    await expect(dialog.getByRole("combobox", { name: "Which group" })).toContainText("CITEL");
    await dialog.getByRole("combobox", { name: "Which group" }).selectOption("XXP");
    await expect(dialog.getByRole("textbox", { name: "Symbol of the group" })).toHaveValue("XXP");
    for (const member of ["AAA", "CCC", "EEE"])
      await expect(dialog.getByRole("checkbox", { name: member })).toBeChecked();
    await expect(dialog.getByRole("checkbox", { name: "BBB" })).not.toBeChecked();
    await dialog.getByRole("button", { name: "Suggest for XXP" }).click();
    await expect(aaa.getByText("XXP/1").first()).toBeVisible();
  });

  await test.step("CCC, named as a member, is asked, and stands in it when it has confirmed", async () => {
    const card = (page: Page): Locator =>
      page.getByRole("tabpanel").getByRole("listitem", { name: "Proposal XXP/1" });
    await expect(card(aaa)).toContainText("Group of Delegations X (AAA)");
    await expect(card(aaa)).toContainText("Asked to confirm as members, not answered: CCC, EEE");
    await expect(card(secretariat)).not.toContainText("CCC");
    await card(ccc)
      .getByRole("button", { name: "Confirm that we are a member of the group of XXP/1" })
      .click();
    await expect(card(secretariat)).toContainText("Group of Delegations X (AAA, CCC)");
    await expect(card(secretariat)).not.toContainText("EEE");
  });

  await test.step("the secretariat answers for BBB, which nobody asked: refused", async () => {
    await secretariat.getByRole("button", { name: "Actions on XXP/1" }).first().click();
    await secretariat.getByRole("menuitem", { name: /Answer for a delegation/ }).click();
    const dialog = secretariat.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Delegation" }).selectOption("BBB");
    await dialog.getByRole("button", { name: "Save the answer" }).click();
    await expect(dialog.getByText("Say how the delegation asked you")).toBeVisible();
    await dialog.getByRole("textbox").fill("by telephone");
    await dialog.getByRole("button", { name: "Save the answer" }).click();
    // Refused, the question stays as it was written, and says why.
    await expect(dialog.getByRole("alert")).toContainText("was not asked to join");
    await expect(dialog.getByRole("textbox")).toHaveValue("by telephone");
    await secretariat.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(secretariat.getByText("XXP/1").first()).toBeVisible();
  });

  await test.step("it withdraws on AAA's word", async () => {
    await secretariat.getByRole("button", { name: "Actions on XXP/1" }).first().click();
    await secretariat.getByRole("menuitem", { name: /for its proponent/ }).click();
    const dialog = secretariat.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "How it asked you" }).fill("by letter of 14 June");
    await dialog.getByRole("button", { name: "Withdraw XXP/1" }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step("AAA reads it in the record", async () => {
    await aaa.getByRole("tab", { name: "Record" }).click();
    await expect(aaa.getByText(/withdrew XXP\/1/).first()).toBeVisible();
    await expect(aaa.getByText(/Entered for the delegation: by letter of 14 June/).first()).toBeVisible();
  });

  await test.step("a bracket of AAA is withdrawn on its word, from the margin", async () => {
    const api = `${running.url}/api/opinions/${new URL(aaa.url()).pathname.split("/").at(-1)}`;
    const { clauses } = (await (await aaa.request.get(api)).json()) as {
      readonly clauses: readonly { readonly id: string; readonly number: string; readonly hash: string }[];
    };
    const clause = clauses.find(({ number }) => number === "a)")!;
    const raised = await aaa.request.post(`${api}/commands`, {
      headers: { origin: running.url },
      data: { type: "raiseBracket", clauseId: clause.id, from: 0, to: 4, hash: clause.hash },
    });
    expect(raised.status()).toBe(200);
    await secretariat
      .getByRole("button", { name: "Withdraw for its owner, AAA: the bracket [that]" })
      .click();
    const dialog = secretariat.getByRole("dialog");
    await dialog.getByRole("button", { name: "Withdraw the bracket" }).click();
    await expect(dialog.getByText("Say how the delegation asked you")).toBeVisible();
    await dialog.getByRole("textbox", { name: "How it asked you" }).fill("by telephone at noon");
    await dialog.getByRole("button", { name: "Withdraw the bracket" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(rowA(aaa).locator("[data-words]")).not.toContainText("[");
    await expect(aaa.getByText(/by telephone at noon/).first()).toBeVisible();
  });
});
