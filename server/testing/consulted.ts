import { simpleParser } from "mailparser";
import { INPUT_FORM_MS_MIN } from "../../shared/door-limits.ts";
import type { MailServer } from "./mail-server.ts";
import type { TestPerson } from "./room-of-people.ts";

/** A stranger's form as a browser without script sends it. */
export type StrangerForm = {
  readonly about?: readonly string[];
  readonly text?: string;
  readonly name?: string;
  readonly affiliation?: string;
  readonly email?: string;
  readonly consent?: boolean;
  readonly website?: string;
  readonly stamp?: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
};

/** A page as a stranger gets it. */
export type StrangerPage = { readonly status: number; readonly html: string; readonly headers: Headers };

export const pageOf = async (answer: Response): Promise<StrangerPage> => ({
  status: answer.status,
  html: await answer.text(),
  headers: answer.headers,
});

export const stampIn = (html: string): string => /name="stamp" value="([^"]+)"/u.exec(html)?.[1] ?? "";

/** Sentences of the faults that a page shows. */
export const faultsIn = (html: string): readonly string[] => {
  const list = /role="alert"[^>]*>(.*?)<\/div>/su.exec(html)?.[1] ?? "";
  return [...list.matchAll(/<li>(.*?)<\/li>/gsu)].map(([, words]) => words!);
};

/** Waits until a form that was got just now may be sent. */
export const longEnough = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, INPUT_FORM_MS_MIN + 50));

export function formData({ about = ["p1"], file, consent = true, ...fields }: StrangerForm): FormData {
  const form = new FormData();
  for (const id of about) form.append("about", id);
  const filled = {
    text: "Keep the lamps.",
    name: "Ana Example",
    affiliation: "Example Society",
    email: "ana@example.org",
    website: "",
    stamp: "",
    ...fields,
  };
  for (const [name, value] of Object.entries(filled)) form.append(name, value);
  if (consent) form.append("consent", "yes");
  form.append(
    "file",
    new File([(file?.bytes ?? new Uint8Array()) as Uint8Array<ArrayBuffer>], file?.name ?? ""),
  );
  return form;
}

/** The links of all mails that ask for a confirmation, by the address that they went to. */
export async function linksIn(smtp: MailServer): Promise<ReadonlyMap<string, string>> {
  const links = new Map<string, string>();
  for (const { to, raw } of smtp.got) {
    const { text = "" } = await simpleParser(raw);
    const link = /\S+\/confirm\?key=\S+/u.exec(text)?.[0];
    if (link !== undefined) links.set(to[0] ?? "", link);
  }
  return links;
}

export async function until(isDone: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("it did not come to that");
}

export const OWN_DRAFT = {
  type: "openConsultation",
  title: { en: "Draft on lamps", fr: "Projet sur les lampes" },
  introduction: { en: "Tell us.\n\nhttps://example.org is no link." },
  language: "en",
  draft: {
    kind: "own",
    paragraphs: [
      { label: "1", text: "that lamps are lit by night" },
      { label: "2", text: "that ships see them" },
    ],
  },
  topics: ["Light"],
  contact: "secretariat@example.org",
} as const;

/** Opens a consultation and gives its id. */
export async function openConsultation(
  secretariat: TestPerson,
  { opensAt, closesAt, ...more }: { readonly opensAt: number; readonly closesAt: number } & object,
): Promise<string> {
  const times = { opensAt: new Date(opensAt).toISOString(), closesAt: new Date(closesAt).toISOString() };
  const answer = await secretariat.post("/api/forum/commands", { ...OWN_DRAFT, ...times, ...more });
  const told = (await answer.json()) as {
    readonly entries?: readonly { readonly consultation: { readonly id: string } }[];
  };
  const [entry] = told.entries ?? [];
  if (entry === undefined) throw new Error(JSON.stringify(told));
  return entry.consultation.id;
}
