import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** As somebody would edit it in Word: a sentence of the introduction, one word of the first annex, two paragraphs of the second swapped. */
function edited(path: string): { readonly file: Buffer; readonly clause: string } {
  const parts = unzipSync(new Uint8Array(readFileSync(path)));
  const xml = strFromU8(parts["word/document.xml"]!);
  // The list of contents names each annex, too.
  const labelled = (label: string): number => xml.indexOf(`>${label}<`, xml.lastIndexOf('w:val="TOC'));
  const word = />(that [^<[\]]{20,200})</u.exec(xml.slice(labelled("Annex 1")))![1]!;
  const from = labelled("Annex 2");
  const items = xml
    .slice(from, labelled("Annex 3"))
    .match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu)!
    .filter((one) => />that [^<]*</u.test(one));
  const [one, two] = [items[0]!, items[1]!];
  const swapped = xml.replace(two, "@").replace(one, two).replace("@", one);
  const next = swapped
    .replace("The group met twice.", "The group met three times.")
    .replaceAll(`>${word}<`, `>${word} everywhere<`);
  return {
    file: Buffer.from(zipSync({ ...parts, "word/document.xml": strToU8(next) })),
    clause: `${word} everywhere`,
  };
}

test("H7 H13 an edited report comes back: introduction taken over, a difference corrected", async ({
  browser,
}) => {
  const chair = await enter(browser, running, { who: "chair" });
  await chair.goto(`${running.url}/report?step=write`);
  const own = chair.locator(".report-steps");
  const introduction = own.getByRole("textbox", { name: /^Introduction by the Chair/ });
  await introduction.fill("The group met twice.");
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own.getByText("Saved", { exact: true })).toBeVisible();
  const download = chair.waitForEvent("download");
  await own.getByRole("link", { name: "3 Issue" }).click();
  await chair.getByRole("button", { name: "Export the Chair’s report (DOCX)" }).click();
  const { file, clause } = edited(await (await download).path());

  await own.getByRole("link", { name: "2 Write" }).click();
  const back = chair.locator(".returned");
  await expect(back.getByRole("heading", { name: "A report that was edited in Word" })).toBeVisible();
  const choose = back.getByLabel("Report as a Word file (.docx)");
  await choose.setInputFiles({ name: "letter.docx", mimeType, buffer: Buffer.from("no report") });
  await expect(back.getByRole("alert")).toContainText("not a Word file");
  await choose.setInputFiles({ name: "report.docx", mimeType, buffer: file });
  await expect(back.getByText("“report.docx” came back from")).toBeVisible();
  await expect(back.getByText("Remarks by the Chair: unchanged.")).toBeVisible();
  await expect(back.getByRole("button", { name: "Do this" })).toBeDisabled();
  await back.getByRole("checkbox", { name: /^Use it/ }).check();
  await back.getByRole("radio", { name: "Editorial correction" }).check();
  const move = back.getByRole("group", { name: /^What to do with .* moved after / });
  await expect(move.getByRole("radio", { name: /delete it here and add it there$/ })).toBeVisible();
  await move.getByRole("radio", { name: "Move it in the text" }).check();
  if (process.env["PICTURES"] !== undefined) {
    for (const [name, width] of [
      ["wide", 1440],
      ["narrow", 390],
    ] as const) {
      await chair.setViewportSize({ width, height: 3_000 });
      for (const colorScheme of ["light", "dark"] as const) {
        await chair.emulateMedia({ colorScheme });
        await back.screenshot({ path: `${process.env["PICTURES"]}/back-${name}-${colorScheme}.png` });
      }
    }
    await chair.setViewportSize({ width: 1280, height: 720 });
  }
  await back.getByRole("button", { name: "Do this" }).click();
  await expect(back.getByText("Your choices are done. The rest was ignored.")).toBeVisible();
  await expect(back.getByText("Corrected.")).toBeVisible();
  await expect(back.getByText("Moved.")).toBeVisible();
  await expect(introduction).toHaveValue("The group met three times.");
  await back.getByRole("button", { name: "Another file" }).click();
  await expect(choose).toBeVisible();

  const forum = (await (await chair.request.get(`${running.url}/api/forum`)).json()) as {
    readonly groups: readonly { readonly opinions: readonly { readonly id: string }[] }[];
  };
  const texts = await Promise.all(
    forum.groups
      .flatMap(({ opinions }) => opinions)
      .map(async ({ id }) => (await chair.request.get(`${running.url}/api/opinions/${id}`)).text()),
  );
  expect(texts.some((text) => text.includes(clause))).toBe(true);
});
