/** An invitation is given by the secretariat, a mail asked for by address, a device added from another one. */
export type LinkKind = "invitation" | "mail" | "device";
