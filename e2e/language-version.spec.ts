import { expect, type Page, test } from "@playwright/test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Clause = {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly text: string;
};
type Text = { readonly id: string; readonly hash: string; readonly clauses: readonly Clause[] };

const VERBS: Readonly<Record<string, string>> = {
  recognizing: "إذ يدرك",
  noting: "إذ يلاحظ",
  "taking into account": "إذ يأخذ في الحسبان",
  "is of the view": "يرى",
  "invites Member States": "يدعو الدول الأعضاء",
  "invites the Secretary-General": "يدعو الأمين العام",
};
const WORDS = "أن الشبكات الساتلية تكمل شبكات الأرض في المناطق النائية وفي الجزر الصغيرة";
/** A realistic file name: no Latin letter but its ending, and characters with a meaning in headers. */
const SOURCE = "مشروع الرأي '4'; 意见 проект.txt";
const arabicOf = ({ kind, text }: Clause, i: number): string =>
  kind === "verb" ? VERBS[text]! : kind === "title" ? "التوصيلية الفضائية" : `${WORDS}، الحالة ${i}`;

async function textOf(page: Page): Promise<Text> {
  const forum = (await (await page.request.get(`${running.url}/api/forum`)).json()) as {
    readonly groups: readonly {
      readonly id: string;
      readonly opinions: readonly { readonly id: string }[];
    }[];
  };
  const { id } = forum.groups.find((group) => group.id === "space")!.opinions[0]!;
  return (await (await page.request.get(`${running.url}/api/opinions/${id}`)).json()) as Text;
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 1_600 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
    }
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("X13 X14 X37 a translation is put right by hand, read beside its text, and proposed on", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const { id, hash, clauses } = await textOf(lead);
  const made = await lead.request.post(`${running.url}/api/opinions/${id}/commands`, {
    data: { type: "consolidate", hash },
  });
  expect(made.status()).toBe(200);
  await lead.goto(`${running.url}/opinions/${id}?read=base-1`);
  await expect(lead.getByText("This base text is not available in another language.")).toBeVisible();
  await lead.getByRole("button", { name: "Add a translation …" }).click();
  const dialog = lead.getByRole("dialog", { name: "Base text 1 in another language" });
  await dialog.getByLabel("Language", { exact: true }).selectOption("العربية");
  await picture(lead, "version-choose");
  const choose = dialog.getByLabel("Translation (.docx or .txt)");
  await choose.setInputFiles({
    name: "bad.txt",
    mimeType: "text/plain",
    buffer: Buffer.from([0xff, 0xfe, 0x00]),
  });
  await expect(dialog.getByRole("alert")).toBeVisible();

  const lines = clauses.map(arabicOf);
  const last = clauses.length - 1;
  const text = clauses
    .map(({ number }, i) => (number === "" ? lines[i]! : `${number}\t${lines[i]!}`))
    .concat("ترجمة الأمانة");
  await choose.setInputFiles({
    name: SOURCE,
    mimeType: "text/plain",
    buffer: Buffer.from(text.join("\n")),
  });
  await expect(
    dialog.getByText(new RegExp(`clauses of \\d+ found in “\u2068${SOURCE}\u2069”`)),
  ).toBeVisible();
  await expect(dialog.getByRole("heading", { name: "Lines of the file without a clause" })).toBeVisible();
  const words = dialog.getByRole("textbox").nth(last);
  await words.fill(`${lines[last]!} المصححة`);
  await expect(dialog.getByText("(by hand)")).toBeVisible();
  await picture(lead, "version-form");
  await dialog.getByRole("button", { name: "Save the translation" }).click();
  await expect(dialog).toHaveCount(0);

  const aaa = await enter(browser, running, { who: "AAA" });
  await aaa.goto(`${running.url}/opinions/${id}?read=base-1`);
  await aaa.getByLabel("Beside it").selectOption("العربية");
  await expect(aaa.getByText(/an unofficial translation, for information/)).toBeVisible();
  const row = aaa.locator(".version-rows tbody tr").nth(last);
  await expect(row).toContainText("المصححة");
  await expect(row.locator("td").nth(1)).toHaveAttribute("dir", "rtl");
  await expect(aaa.getByRole("button", { name: "Add a translation …" })).toHaveCount(0);
  await picture(aaa, "version-beside");

  const source = aaa.waitForEvent("download");
  await aaa.getByRole("link", { name: "Download the original file" }).click();
  expect((await source).suggestedFilename()).toBe(SOURCE);

  const download = aaa.waitForEvent("download");
  await aaa.getByRole("link", { name: "Download as Word (العربية)" }).click();
  const stream = await (await download).createReadStream();
  const parts = unzipSync(new Uint8Array(Buffer.concat(await stream.toArray())));
  const at = clauses.findIndex(({ kind }) => kind === "recital");
  const xml = strFromU8(parts["word/document.xml"]!);
  const next = xml.replace(`>${WORDS}، الحالة ${at}<`, `>${WORDS} وفي الجبال، الحالة ${at}<`);
  expect(next).not.toBe(xml);
  const file = Buffer.from(zipSync({ ...parts, "word/document.xml": strToU8(next) }));
  const received = (await (
    await aaa.request.post(`${running.url}/api/opinions/${id}/import?name=ar.docx`, { data: file })
  ).json()) as { readonly number: number };
  await aaa.goto(`${running.url}/opinions/${id}`);
  const preview = (await (
    await aaa.request.get(`${running.url}/api/opinions/${id}/imports/${received.number}`)
  ).json()) as { readonly hash: string };
  const kept = await aaa.request.post(`${running.url}/api/opinions/${id}/imports/${received.number}/keep`, {
    data: { hash: preview.hash, proposals: [1], comments: [], as: "proposals", readers: "delegation" },
  });
  expect(kept.status()).toBe(200);
  await aaa
    .getByRole("listitem", { name: new RegExp(`^Clause .*${clauses[at]!.text.slice(0, 20)}`, "u") })
    .or(aaa.locator(`[data-clause="${clauses[at]!.id}"]`))
    .first()
    .locator("[data-words]")
    .click();
  const card = aaa.getByRole("tabpanel").getByRole("listitem", { name: "Proposal AAA/1" });
  await expect(card.getByText("Compared with the العربية version of base text 1.")).toBeVisible();
  await expect(card.locator("ins").first()).toContainText("وفي الجبال");
  await picture(aaa, "version-proposal");
});
