import { BadRow } from "../store/store.ts";
import { Quarantined } from "./quarantine.ts";
import type { Room } from "./room.ts";

/** Returns what is read from a room's rows; closes the Opinion for repair if one of them is wrong. */
export async function ofSoundRows<Read>(room: Room, reading: Promise<Read>): Promise<Read> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof BadRow)) throw error;
    room.fail(error);
    throw new Quarantined(room.id);
  }
}
