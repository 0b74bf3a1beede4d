import {
  INPUT_FORM_SMALL_BYTES_MAX,
  INPUT_FORMS_AT_ONCE_MAX,
  INPUT_UPLOADS_AT_ONCE_MAX,
  INPUT_UPLOADS_OF_NETWORK_MAX,
  INPUTS_IN_ALL_MAX,
  INPUTS_OF_ADDRESS_MAX,
  INPUTS_OF_NETWORK_MAX,
  SIGN_IN_NETWORKS_MAX,
} from "../../shared/door-limits.ts";
import { DAY_MS, HOUR_MS } from "../../shared/durations.ts";
import { openTries } from "../forum/tries.ts";

/** Limits of what strangers send, by network, by address and in all: members have their own (rule F27). */
export type FormDoors = {
  /** True while a form of so many bytes may be read. `leave` it once it is read. */
  readonly enter: (network: string, bytes: number) => boolean;
  readonly leave: (network: string, bytes: number) => void;
  /** Counts one good form; names the limit that is reached. */
  readonly take: (
    network: string,
    email: string,
  ) => "tooManyNetwork" | "tooManyAddress" | "tooManyAll" | null;
};

export function openFormDoors(): FormDoors {
  const keysMax = SIGN_IN_NETWORKS_MAX;
  const ofNetwork = openTries({ max: INPUTS_OF_NETWORK_MAX, perMs: HOUR_MS, keysMax });
  const ofAddress = openTries({ max: INPUTS_OF_ADDRESS_MAX, perMs: DAY_MS, keysMax });
  const inAll = openTries({ max: INPUTS_IN_ALL_MAX, perMs: HOUR_MS, keysMax: 1 });
  const uploads = new Map<string, number>();
  let forms = 0;
  const isUpload = (bytes: number): boolean => bytes > INPUT_FORM_SMALL_BYTES_MAX;
  const uploadsNow = (): number => [...uploads.values()].reduce((sum, n) => sum + n, 0);
  return {
    enter: (network, bytes) => {
      if (!isUpload(bytes)) {
        if (forms >= INPUT_FORMS_AT_ONCE_MAX) return false;
        forms += 1;
        return true;
      }
      const own = uploads.get(network) ?? 0;
      if (own >= INPUT_UPLOADS_OF_NETWORK_MAX || uploadsNow() >= INPUT_UPLOADS_AT_ONCE_MAX) return false;
      uploads.set(network, own + 1);
      return true;
    },
    leave: (network, bytes) => {
      if (!isUpload(bytes)) {
        forms -= 1;
        return;
      }
      const left = (uploads.get(network) ?? 1) - 1;
      if (left === 0) uploads.delete(network);
      else uploads.set(network, left);
    },
    take: (network, email) => {
      const address = email.toLowerCase();
      if (ofAddress.isOver(address)) return "tooManyAddress";
      if (!ofNetwork.take(network)) return "tooManyNetwork";
      if (!inAll.take("")) return "tooManyAll";
      ofAddress.take(address);
      return null;
    },
  };
}
