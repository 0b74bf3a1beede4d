import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** LibreOffice, where it is installed; on the machine that decides whether a change may land it is. */
const isThere = (process.env["PATH"] ?? "")
  .split(delimiter)
  .some((folder) => existsSync(join(folder, "soffice")));
const isRequired = process.env["CONCORD_STORIES"] === "required";
export const isLeftOut = !isThere && !isRequired;

export type Office = {
  /** Output besides which file it wrote, and the files by name. */
  readonly converted: (
    files: ReadonlyMap<string, Uint8Array>,
    to: "pdf" | "docx",
  ) => Promise<{ readonly complaints: readonly string[]; readonly bytesOf: (name: string) => Uint8Array }>;
  readonly close: () => void;
};

/** A LibreOffice with a profile of its own, which goes when it is closed. */
export function openOffice(): Office {
  const folder = mkdtempSync(join(tmpdir(), "concord-libreoffice-"));
  return {
    converted: async (files, to) => {
      const paths = [...files].map(([name, bytes]) => {
        const path = join(folder, `${name}.docx`);
        writeFileSync(path, bytes);
        return path;
      });
      const out = join(folder, to);
      const args = [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to];
      const { stdout, stderr } = await promisify(execFile)("soffice", [...args, "--outdir", out, ...paths]);
      const complaints = `${stdout}\n${stderr}`
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("convert ") && !line.includes("javaldx"));
      return { complaints, bytesOf: (name) => new Uint8Array(readFileSync(join(out, `${name}.${to}`))) };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
