import { say } from "./spoken.ts";

const REASONS: ReadonlyMap<string, Parameters<typeof say<"why">>[1]> = new Map([
  ["ENOENT", "noFile"],
  ["EISDIR", "isFolder"],
  ["ENOTDIR", "noFolder"],
  ["EEXIST", "taken"],
  ["EACCES", "notAllowed"],
  ["EPERM", "notAllowed"],
  ["EROFS", "readOnly"],
  ["ENOSPC", "diskFull"],
  ["ENAMETOOLONG", "longPath"],
]);

/** Why the system did not do something with a file, in words. */
export function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = REASONS.get(code ?? "");
  return why === undefined ? message : say("why", why);
}
