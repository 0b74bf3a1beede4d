import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { buildPage } from "../server/http/page.ts";
import { shrunkPicture } from "./shrink-picture.ts";

/** Makes the pictures of the page anew (CONTRIBUTING says when), and says what they weigh. */
const folder = new URL("pictures/", import.meta.url);
const pictures = (): readonly URL[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".png"))
    .map((name) => new URL(name, folder));

await buildPage((line) => console.log(line));
for (const picture of pictures()) rmSync(picture);
const words = ["test", "pictures.spec.ts", "--update-snapshots=all", "--workers=1", "--reporter=line"];
const { status } = spawnSync("playwright", words, { stdio: "inherit" });
if (status === 0) {
  const sizes = pictures().map((picture) => {
    const small = shrunkPicture(readFileSync(picture));
    writeFileSync(picture, small);
    return small.length;
  });
  const kB = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1_000;
  console.log(`${sizes.length} pictures, ${kB.toFixed(0)} kB`);
}
process.exitCode = status ?? 1;
