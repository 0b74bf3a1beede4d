import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { PeoplePreview } from "../../shared/people-list/told-list.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { TestPerson } from "./room-of-people.ts";

const HEADER = "delegation,delegation name,category,name,title,e-mail,role,head,deputy";

/** A list of invented delegations, each with a head, and so many people in all. */
export function listOf({ delegations, people }: { delegations: number; people: number }): string {
  const symbols = Array.from({ length: delegations }, (_, n) => `D${String(n + 1).padStart(3, "0")}`);
  const heads = symbols.map((symbol, n) =>
    [
      symbol,
      `Delegation ${n + 1}`,
      "Member State",
      `Head ${n + 1}`,
      "Counsellor",
      `head${n + 1}@example.org`,
      "",
      "yes",
      "",
    ].join(),
  );
  const others = Array.from({ length: people - delegations }, (_, n) =>
    [
      symbols[n % delegations],
      "",
      "",
      `Expert ${n + 1}`,
      "Adviser",
      `expert${n + 1}@example.org`,
      "",
      "",
      n % 7 === 0 && n < delegations ? "yes" : "",
    ].join(),
  );
  return [HEADER, ...heads, ...others].join("\r\n");
}

type Answered<Body> = Body & { readonly refusal?: Refusal };

/** Sends a list, as the page does: without a plan for its preview. */
export async function sendList<Body = PeoplePreview>(
  who: TestPerson,
  file: string | Uint8Array,
  more: { readonly plan?: string; readonly reason?: string } = {},
): Promise<Answered<Body>> {
  const answer = await who.post("/api/people/list", { file: Buffer.from(file).toString("base64"), ...more });
  return (await answer.json()) as Answered<Body>;
}

/** Previews a list and takes it as shown. */
export async function takeList(
  who: TestPerson,
  file: string | Uint8Array,
  reason = "by letter",
): Promise<Answered<{ readonly entries: readonly ForumEntry[] }>> {
  const { plan } = await sendList(who, file);
  return sendList<{ readonly entries: readonly ForumEntry[] }>(who, file, { plan, reason });
}
