const REASONS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file or folder"],
  ["EISDIR", "it is a folder"],
  ["ENOTDIR", "a part of its path is no folder"],
  ["EEXIST", "there is something else of that name"],
  ["EACCES", "it is not allowed"],
  ["EPERM", "it is not allowed"],
  ["EROFS", "the disk can only be read"],
  ["ENOSPC", "the disk is full"],
  ["ENAMETOOLONG", "its path is too long"],
]);

/** Why the system did not do something with a file, in words. */
export function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS.get(code ?? "") ?? message;
}
