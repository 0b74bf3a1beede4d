import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { ForumParts } from "../setup/parts.ts";

type Parts = Pick<ForumParts, "mail" | "address">;

/** Mails a receipt to the person who handed a paper in. Asked again, it sends one mail (rule F11). */
export async function mailReceipt({ mail, address }: Parts, entries: readonly ForumEntry[]): Promise<void> {
  for (const entry of entries) {
    if (entry.type !== "paperHandedIn") continue;
    const { id, receivedAt, files, isLate = false } = entry.paper;
    await mail.queue({
      key: `paperReceived ${id}`,
      to: { user: entry.by },
      kind: "paperReceived",
      language: await mail.languageOf(entry.by),
      values: {
        receipt: id,
        at: receivedAt,
        late: isLate,
        hashes: files.map(({ hash }) => hash),
        link: `${address()}/contributions?handed=${id}`,
      },
    });
  }
}
