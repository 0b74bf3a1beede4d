import { crc32 } from "node:zlib";

/** ZIP signatures and offsets (PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16). */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, 00:00, where the time of a ZIP begins: low half time, high half date. */
const FIRST_TIME = 0x00210000;

/** Reads the place and the length of the directory of a ZIP without comment. */
function directoryOf(view: DataView): { readonly end: number; readonly at: number; readonly count: number } {
  const end = view.byteLength - END_BYTES;
  if (view.getUint32(end, true) !== END)
    throw new Error("A packed .docx does not end as a ZIP without comment.");
  return { end, at: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true) };
}

/** Sets every file's time in a ZIP to its first: Packer writes the clock's. */
export function withoutFileTimes(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  const { at: start, count } = directoryOf(view);
  let at = start;
  for (let left = count; left > 0; left--) {
    view.setUint32(at + 12, FIRST_TIME, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_TIME, true);
    at +=
      CENTRAL_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return bytes;
}

/** Puts one small part behind the others, stored as it is: to pack the whole file again would cost as much as making it. */
export function withPart(
  zip: Uint8Array,
  { path, data }: { readonly path: string; readonly data: string },
): Uint8Array {
  const whole = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const { end, at, count } = directoryOf(new DataView(zip.buffer, zip.byteOffset, zip.byteLength));
  const [name, content] = [Buffer.from(path), Buffer.from(data)];
  const both = Buffer.alloc(26);
  both.writeUInt16LE(VERSION, 0);
  both.writeUInt16LE(FLAGS, 2);
  both.writeUInt32LE(FIRST_TIME, 6);
  both.writeUInt32LE(crc32(content), 10);
  both.writeUInt32LE(content.length, 14);
  both.writeUInt32LE(content.length, 18);
  both.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([signed(LOCAL), both], LOCAL_BYTES);
  const entry = Buffer.alloc(CENTRAL_BYTES);
  signed(CENTRAL).copy(entry);
  entry.writeUInt16LE(VERSION, 4);
  both.copy(entry, 6);
  entry.writeUInt32LE(at, 42);
  const tail = Buffer.from(whole.subarray(end));
  const entries = Buffer.concat([whole.subarray(at, end), entry, name]);
  const directory = at + LOCAL_BYTES + name.length + content.length;
  tail.writeUInt16LE(count + 1, 8);
  tail.writeUInt16LE(count + 1, 10);
  tail.writeUInt32LE(entries.length, 12);
  tail.writeUInt32LE(directory, 16);
  return new Uint8Array(Buffer.concat([whole.subarray(0, at), local, name, content, entries, tail]));
}

const signed = (signature: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
};
