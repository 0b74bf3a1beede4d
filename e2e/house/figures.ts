import { posix } from "node:path";
import type { Source } from "./read-source.ts";
import { type Layer, LAYERS, roomsIn } from "./rooms.ts";
import { betweenRooms, circles, importsWithin, isTest, mutualPairs, roomOf, upwardImports } from "./walls.ts";

/** One figure with the places that it counts, so that `--list` shows where to go. */
export type Figure = { readonly n: number; readonly places: readonly string[] };

export type LayerFigures = Readonly<Record<LayerFigure, Figure>>;
export type LayerFigure = keyof typeof LAYER_FIGURES;

export const LAYER_FIGURES = {
  circles: "folders in an import circle",
  pairs: "pairs of folders that import each other",
  upward: "imports that go up",
  fileCircles: "files in an import circle",
  longFiles: "files over 400 lines",
  longFunctions: "functions over 120 lines, tables left out",
  lets: "functions with more than five lets",
  codeLines: "lines of code, tests left out",
} as const;

const FILE_LINES_MAX = 400;
const FUNCTION_LINES_MAX = 120;
const LETS_MAX = 5;
const TITLE_CHARS_MAX = 90;
const RULE_WORDS_MAX = 60;
export const SUBJECT_CHARS_MAX = 72;

const figure = (places: readonly string[]): Figure => ({ n: places.length, places });

export function layerFigures(layer: Layer, sources: readonly Source[], architecture: string): LayerFigures {
  const own = sources.filter(({ file }) => file.startsWith(`${layer}/`));
  const code = own.filter(({ file }) => !isTest(file));
  const imports = importsWithin(layer, sources);
  const rooms = betweenRooms(imports);
  const functions = code.flatMap(({ file, functions: all }) =>
    all.map((one) => ({ ...one, at: `${file}:${one.line} ${one.name}` })),
  );
  return {
    circles: figure(circles(rooms).flat()),
    pairs: figure(mutualPairs(rooms)),
    upward: figure(
      upwardImports(imports, roomsIn(architecture, layer).order).map(({ from, to }) => `${from} → ${to}`),
    ),
    fileCircles: figure(circles(imports).flat()),
    longFiles: figure(
      own.filter(({ lines }) => lines > FILE_LINES_MAX).map(({ file, lines }) => `${file} ${lines}`),
    ),
    longFunctions: figure(
      functions.filter(({ lines }) => lines > FUNCTION_LINES_MAX).map(({ at, lines }) => `${at} ${lines}`),
    ),
    lets: figure(functions.filter(({ lets }) => lets > LETS_MAX).map(({ at, lets }) => `${at} ${lets}`)),
    codeLines: { n: code.reduce((sum, { codeLines }) => sum + codeLines, 0), places: [] },
  };
}

/** The features of the page are the folders in its middle: they share the ground, not each other. */
export function betweenFeatures(sources: readonly Source[], architecture: string): Figure {
  const features = roomsIn(architecture, "client").levels.get("middle") ?? [];
  const isFeature = (file: string): boolean => features.includes(roomOf(file));
  return figure(
    importsWithin("client", sources)
      .filter(({ from, to }) => isFeature(from) && isFeature(to) && roomOf(from) !== roomOf(to))
      .map(({ from, to }) => `${from} → ${to}`),
  );
}

/** A doc comment begins with its subject or a verb, never with a clause of these. */
const NOMINAL = /^(What|Who|Whose|Whether|Where)\b/;

export function commentFigures(sources: readonly Source[]): {
  readonly all: number;
  readonly nominal: Figure;
} {
  const comments = sources.flatMap(({ file, comments: own }) =>
    own.map(({ line, text }) => ({ at: `${file}:${line} ${text.slice(0, 80)}`, text })),
  );
  return {
    all: comments.length,
    nominal: figure(comments.filter(({ text }) => NOMINAL.test(text)).map(({ at }) => at)),
  };
}

export const longTitles = (sources: readonly Source[]): Figure =>
  figure(
    sources.flatMap(({ file, titles }) =>
      titles
        .filter(({ title }) => title.length > TITLE_CHARS_MAX)
        .map(({ line, title }) => `${file}:${line} ${title.length}`),
    ),
  );

/** Reads docs/rules.md: a rule is a list item that begins with its number. */
export const longRules = (page: string): Figure =>
  figure(
    [...page.matchAll(/^- \*\*([A-Z]\d+)\*\* (.*(?:\n {2}\S.*)*)/gm)].flatMap(
      ([, number = "", text = ""]) => {
        const words = text.split(/\s+/).length;
        return words > RULE_WORDS_MAX ? [`${number} ${words}`] : [];
      },
    ),
  );

/** Lists the rules that no title of a test or story begins with. */
export function uncitedRules(page: string, sources: readonly Source[]): Figure {
  const cited = new Set(
    sources
      .flatMap(({ titles }) => titles)
      .flatMap(({ title }) => /^(?:[A-Z]\d+ )+/.exec(title)?.[0].trim().split(" ") ?? []),
  );
  const numbers = [...page.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, number = ""]) => number);
  return figure(numbers.filter((number) => !cited.has(number)));
}

/**
 * Lists of nearly all events, or of nearly all commands: each of them grows when one is added. A list may be joined from
 * tables of other files.
 * The types and schemas that say what there is are no such list, nor are the catalogues of messages.
 */
export function registries(sources: readonly Source[]): Figure {
  const code = sources.filter(
    ({ file }) =>
      LAYERS.some((layer) => file.startsWith(`${layer}/`)) && !isTest(file) && !file.includes("/i18n/"),
  );
  const namesIn = (isOne: (file: string) => boolean): readonly string[] => [
    ...new Set(code.filter(({ file }) => isOne(file)).flatMap(({ typeNames }) => typeNames)),
  ];
  const kinds = [
    { of: "events", defines: (file: string) => isEventType(file, code) },
    { of: "commands", defines: (file: string) => file.startsWith("shared/commands/") },
  ].map((kind) => ({ ...kind, all: namesIn(kind.defines) }));
  return figure(
    code.flatMap((source) => {
      const { file } = source;
      const named = [source.names, ...joinedInto(source, code).map(({ keys }) => keys)];
      return kinds.flatMap(({ of, defines, all }) => {
        const n = defines(file) ? 0 : all.filter((name) => named.some((some) => some.has(name))).length;
        return n > all.length * REGISTRY_SHARE ? [`${file} ${n} of ${all.length} ${of}`] : [];
      });
    }),
  );
}

const joinedInto = ({ file, joins }: Source, code: readonly Source[]): readonly Source[] => {
  const paths = new Set(joins.map((path) => posix.join(posix.dirname(file), path)));
  return code.filter((one) => paths.has(one.file));
};

/** A second-level switch holds about two thirds: what is not about the text. */
const REGISTRY_SHARE = 0.6;

/** Events are the types that `event.ts` puts into one union. */
function isEventType(file: string, code: readonly Source[]): boolean {
  const union = code.find((one) => one.file === "shared/events/event.ts");
  return union !== undefined && importsWithin("shared", [union]).some(({ to }) => to === file);
}
