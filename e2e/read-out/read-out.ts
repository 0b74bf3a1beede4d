import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, type Locator } from "@playwright/test";
import { readAloud } from "./read-aloud.ts";

const FOLDER = new URL("transcripts/", import.meta.url);

/** Reads a part of the page as a screen reader does, from Chrome's accessibility tree. */
export async function readOut(part: Locator): Promise<readonly string[]> {
  await part.first().waitFor();
  const page = part.page();
  await part.first().evaluate((one) => {
    for (const other of document.querySelectorAll("[data-read-out]")) other.removeAttribute("data-read-out");
    one.setAttribute("data-read-out", "");
  });
  const chrome = await page.context().newCDPSession(page);
  await chrome.send("Accessibility.enable");
  const { result } = await chrome.send("Runtime.evaluate", {
    expression: "document.querySelector('[data-read-out]')",
  });
  const { node } = await chrome.send("DOM.describeNode", { objectId: result.objectId! });
  const { nodes } = await chrome.send("Accessibility.getFullAXTree");
  await chrome.detach();
  const root = nodes.find((one) => one.backendDOMNodeId === node.backendNodeId);
  return readAloud(nodes, root?.nodeId ?? "");
}

const DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
/** Times, dates and names of this run: they are others in the next. */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?:${DAY},? )?\\d{1,2} ${MONTH}(?: \\d{4})?`, "gu"), "DATE"],
  [new RegExp(`(?:today|yesterday|tomorrow),? `, "giu"), ""],
  [/\d{1,2}:\d{2}(?::\d{2})?(?!\d)/gu, "TIME"],
  [/\bin \d+ (?:day|week|hour|minute|month)s?\b/gu, "in SOME TIME"],
  [/\b\d+ (?:second|minute|hour|day|week)s? (left|ago|away)\b/gu, "SOME TIME $1"],
  [/Good (?:morning|afternoon|evening)/gu, "GREETING"],
  [/localhost:\d+/gu, "HOST"],
  [/\b[0-9A-HJKMNP-TV-Z]{26}\b/gu, "ID"],
  [/\b[0-9a-f]{12,}\b/gu, "HASH"],
  [/UTC[+-][\d:]+|GMT(?:[+-][\d:]+)?/gu, "ZONE"],
];

const textOf = (lines: readonly string[]): string =>
  `${lines.map((line) => CHANGING.reduce((all, [pattern, sign]) => all.replace(pattern, sign), line)).join("\n")}\n`;
const WAIT_MS = 10_000;
const SETTLED_MS = 1000;

/**
 * Compares what is read out with the transcript of that name. It reads anew for ten seconds: a part of the page may
 * still be on its way. TRANSCRIPTS=write writes the transcripts anew.
 */
export async function expectTranscript(name: string, read: () => Promise<readonly string[]>): Promise<void> {
  const file = new URL(`${name}.txt`, FOLDER);
  if (process.env["TRANSCRIPTS"] === "write") {
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, textOf(await read()));
    return;
  }
  expect(existsSync(file), `${name}.txt is missing: run with TRANSCRIPTS=write`).toBe(true);
  await expect
    .configure({ soft: true })
    .poll(async () => textOf(await read()), { message: name, timeout: WAIT_MS })
    .toBe(readFileSync(file, "utf8"));
}
