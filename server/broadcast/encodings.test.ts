import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { openEncodings } from "./encodings.ts";

test("G9 of a state vector only what it says of the clients that there are is kept", () => {
  const doc = new Y.Doc();
  doc.clientID = 7;
  doc.getText("words").insert(0, "one");
  const { knownIn, stateFor } = openEncodings(doc);
  const told = encoding.createEncoder();
  encoding.writeVarUint(told, 130_001);
  for (let client = 0; client <= 130_000; client++) {
    encoding.writeVarUint(told, client);
    encoding.writeVarUint(told, 2);
  }
  const known = knownIn(encoding.toUint8Array(told));
  expect(known).toEqual(new Map([[7, 2]]));
  // Sends the part that a client with two characters of three is missing.
  expect(stateFor(known)).toEqual(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map([[7, 2]]))));
  expect(() => knownIn(new Uint8Array([9, 9]))).toThrow("Unexpected end of array");
});
