import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** One client's state inside an awareness update, as y-protocols writes it. */
export type AwarenessState = { readonly client: number; readonly clock: number; readonly json: string };

/** The states in an awareness update, unread; null when malformed. */
export function readAwareness(update: Uint8Array): readonly AwarenessState[] | null {
  try {
    const decoder = decoding.createDecoder(update);
    const states: AwarenessState[] = [];
    const count = decoding.readVarUint(decoder);
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      states.push({ client, clock, json: decoding.readVarString(decoder) });
    }
    return states;
  } catch {
    return null;
  }
}

/** An awareness update of one state. */
export const writeAwareness = ({ client, clock, json }: AwarenessState): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, json);
  return encoding.toUint8Array(encoder);
};
