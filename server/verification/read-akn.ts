import { SaxesParser } from "saxes";
import { type Attributes, openAknReading, type ReadMarkup } from "../../shared/report/markup-reading.ts";

/** Reads a report in Akoma Ntoso; null: it is no well-formed XML. Defines no entities, follows no reference. */
export function readAkn(text: string): ReadMarkup | null {
  const reading = openAknReading();
  const parser = new SaxesParser({ position: false });
  parser.on("error", notWell);
  parser.on("doctype", notWell);
  parser.on("opentag", ({ name, attributes }) => reading.open(name, attributes as Attributes));
  parser.on("closetag", ({ name }) => reading.close(name));
  parser.on("text", reading.text);
  parser.on("cdata", reading.text);
  try {
    parser.write(text).close();
    return reading.read();
  } catch (error) {
    if (error instanceof NotWell) return null;
    throw error;
  }
}

class NotWell extends Error {}

function notWell(): never {
  throw new NotWell();
}
