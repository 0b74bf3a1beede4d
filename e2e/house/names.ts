import { basename, dirname } from "node:path/posix";
import { DROPPED_WORDS } from "./dropped-words.ts";
import type { Figure } from "./figures.ts";
import type { Source } from "./read-source.ts";
import { LAYERS } from "./rooms.ts";
import { isTest } from "./walls.ts";

const inLayers = (sources: readonly Source[]): readonly Source[] =>
  sources.filter(({ file }) => LAYERS.some((layer) => file.startsWith(`${layer}/`)));

/** Counts exported names that several files define. A type and a value of one name in one file are one thing. */
export function duplicatedNames(sources: readonly Source[]): Figure {
  const definedAt = new Map<string, string[]>();
  for (const { file, exported } of inLayers(sources).filter((one) => !isTest(one.file)))
    for (const [name, line] of new Map(exported.map((one) => [one.name, one.line])))
      definedAt.set(name, [...(definedAt.get(name) ?? []), `${file}:${line}`]);
  const several = [...definedAt].filter(([, at]) => at.length > 1);
  return {
    n: several.length,
    places: several
      .toSorted(([, a], [, b]) => b.length - a.length)
      .flatMap(([name, at]) => at.map((place) => `${name} ${place}`)),
  };
}

/** Lists files, folders and exported names that still hold a word which a standard word replaced. */
export function droppedWords(sources: readonly Source[]): Figure {
  const own = inLayers(sources);
  const folders = [...new Set(own.map(({ file }) => dirname(file)))];
  const named = [
    ...folders.map((folder) => ({ name: basename(folder), at: `${folder}/` })),
    ...own.map(({ file }) => ({ name: basename(file).split(".")[0] ?? "", at: file })),
    ...own
      .filter(({ file }) => !isTest(file))
      .flatMap(({ file, exported }) =>
        exported.map(({ name, line }) => ({ name, at: `${file}:${line} ${name}` })),
      ),
  ];
  const places = named.flatMap(({ name, at }) => {
    const [word] =
      Object.entries(DROPPED_WORDS).find(([one, allowed]) => isDropped(name, one, allowed)) ?? [];
    return word === undefined ? [] : [`${word}: ${at}`];
  });
  return { n: places.length, places: places.toSorted() };
}

const isDropped = (name: string, word: string, allowed: readonly string[]): boolean =>
  new RegExp(`-${word}s?-`).test(`-${wordsOf(name)}-`) && !allowed.includes(name);

/** Returns the words of a name: "read-minutes" for `readMinutes`. */
const wordsOf = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
