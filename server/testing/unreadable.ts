import { closeSync, existsSync, openSync, readdirSync, readlinkSync, realpathSync } from "node:fs";

const DESCRIPTORS = "/proc/self/fd";

/** Null where this system shows no descriptors. */
export const whyNoUnreadable = existsSync(DESCRIPTORS) ? null : `there is no ${DESCRIPTORS} here`;

/** Opens a path until it has this descriptor, which was just closed. */
function openAs(descriptor: number, path: string, flags: string): void {
  const others: number[] = [];
  for (;;) {
    const opened = openSync(path, flags);
    if (opened === descriptor) break;
    others.push(opened);
    if (others.length > 200) throw new Error(`descriptor ${descriptor} is taken`);
  }
  for (const other of others) closeSync(other);
}

/**
 * A real outage of a file that this process holds open: the system refuses each read of it. The descriptor
 * then only writes. Gives what ends the outage.
 */
export function makeUnreadable(file: string): () => void {
  const path = realpathSync(file);
  const found = readdirSync(DESCRIPTORS).filter((name) => {
    try {
      return readlinkSync(`${DESCRIPTORS}/${name}`) === path;
    } catch {
      return false;
    }
  });
  if (found.length === 0) throw new Error(`${path} is not open`);
  const descriptors = found.map(Number);
  const put = (flags: string): void => {
    for (const descriptor of descriptors) {
      closeSync(descriptor);
      openAs(descriptor, path, flags);
    }
  };
  put("a");
  return () => put("r+");
}
