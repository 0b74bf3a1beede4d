import { afterAll, expect, test } from "vitest";
import type { ClauseId } from "../../shared/ids.ts";
import { documentOf } from "../../shared/document/opinion-document.ts";
import { numberIndexNow } from "../../shared/decide/number-index.ts";
import { unboundReferences } from "../../shared/checks/bound-references.ts";
import { opinionStandingOf } from "../../shared/report/opinion-standing.ts";
import { NAMES, openTestRoom } from "../../shared/testing/room.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { openSchema, parseXmlDocument } from "../testing/akn-schema.ts";
import { opinionAkn } from "./opinion-akn.ts";

const schema = openSchema();
afterAll(() => schema?.close());

type Room = ReturnType<typeof openTestRoom>;

/** The words of each `ref` in the room's file, with its address. */
function refsIn(room: Room): { readonly xml: string; readonly refs: readonly (readonly string[])[] } {
  const [opinion, words] = [room.opinion(), room.words()];
  const document = documentOf(opinion, words, { names: NAMES, head: "" });
  const standing = opinionStandingOf(opinion, words, {
    begun: room.now(),
    names: NAMES,
    symbolOf: (id) => id,
  });
  const options = { preset: wtpf26, language: "en" as const, at: room.now(), standing };
  const xml = opinionAkn(document, options);
  schema?.validate(xml);
  const akn = parseXmlDocument(xml);
  const refs = [...akn.querySelectorAll("ref")].map((ref) => {
    const href = ref.getAttribute("href") ?? "";
    const target = href.startsWith("#") ? akn.querySelector(`[eId="${href.slice(1)}"]`) : null;
    return [ref.textContent, target?.getAttribute("wId") ?? href];
  });
  return { xml, refs };
}

test("R25 citations of adopted texts and of clauses are references, and keep their clause", () => {
  const room = openTestRoom();
  const [, a, b, , one] = room
    .as("lead")
    .write(
      "verb considering",
      "recital that Resolution 71 (Rev. Bucharest, 2022) and Decision 5 (Rev. Bucharest, 2022) hold",
      "recital that b",
      "verb is of the view",
      "operative that, as considering b) says and [considering a)] too, all act",
      "operative that 1 above and Resolution 9 [(Geneva, 2013)] hold, and 7 above",
    ) as [ClauseId, ClauseId, ClauseId, ClauseId, ClauseId];
  const cited = [
    ["Resolution 71 (Rev. Bucharest, 2022)", "/akn/un/statement/deliberation/2022/resolution-71-bucharest"],
    ["Decision 5 (Rev. Bucharest, 2022)", "/akn/un/statement/deliberation/2022/decision-5-bucharest"],
  ];
  expect(refsIn(room).refs).toEqual([
    ...cited,
    ["considering b)", b],
    ["considering a)", a],
    ["1 above", one],
  ]);
  const runs = room.words().get(one) ?? [];
  const index = numberIndexNow(room.opinion(), room.words());
  const open = unboundReferences({ clauseId: one, runs }, room.opinion().references, index);
  const references = open.map(({ start, end, target }) => ({ from: start, to: end, target }));
  const bind = { type: "bindReferences", clauseId: one, references, hash: room.hash(one) } as const;
  expect(room.as("aaa").ask(bind)).toBe("done");
  // Bound words lead to their clause though another has its number now.
  room.as("lead").add("recital", "first", { after: a });
  expect(refsIn(room).refs.slice(2, 3)).toEqual([["considering b)", b]]);
});

test("R10 the schema of Akoma Ntoso refuses a broken file", () => {
  const { xml } = refsIn(openTestRoom());
  const broken = [
    xml.replace("<mainBody>", "<mainBody><paragraphs/>"),
    xml.replace(/ eId="[^"]*"/u, ' eId="two words"'),
    xml.replace("<meta>", "<meta><ref/></meta><meta>"),
    xml.replace(/<FRBRthis [^>]*>(?:<\/FRBRthis>)?/u, ""),
  ];
  const refused = broken.filter((one) => {
    expect(one).not.toBe(xml);
    try {
      schema?.validate(one);
      return schema === null;
    } catch {
      return true;
    }
  });
  console.log(`${broken.length} broken files: ${refused.length} refused`);
  expect(refused).toHaveLength(broken.length);
});
