import { runChild, whenQuiet } from "./children.ts";
import type { CrowdResult } from "./crowd-run.ts";
import { lineOf } from "./crowd-told.ts";
import type { Progress } from "./findings.ts";
import type { ServerName } from "./wires.ts";

export type Scene = {
  readonly people: number;
  readonly typing: number;
  readonly keys: number;
  /** Seconds of typing before it is measured. */
  readonly warm?: number;
  /** Of concord. */
  readonly store?: "sqlite" | "postgres" | "forwarded";
};

/** A run beside programs that took more than this of a core is made once more, and the quieter one counts. */
const OTHERS_MAX = 0.25;

export type CrowdOptions = {
  readonly seconds: number;
  /** Time that other programs are waited for before each run; 0 measures at once, and once. */
  readonly waitSeconds: number;
  readonly progress: Progress;
};

export const title = ({ people, typing, keys }: Scene): string =>
  `${people} people, ${typing} typing ${keys} keys/s`;

export async function measure(
  server: ServerName,
  { scene, seconds, waitSeconds, progress }: CrowdOptions & { readonly scene: Scene },
): Promise<CrowdResult> {
  const words = Object.entries({ server, ...scene, seconds }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ]);
  const once = async (): Promise<CrowdResult> => {
    await whenQuiet(progress, { waitSeconds });
    return runChild<CrowdResult>("crowd.ts", { words, progress });
  };
  progress(`${title(scene)}: ${server}`);
  const quieter = async (): Promise<CrowdResult> => {
    const one = await once();
    if (waitSeconds === 0 || (one.othersShare ?? 0) <= OTHERS_MAX) return one;
    progress("  other programs were busy meanwhile: once more");
    const other = await once();
    return (other.othersShare ?? 0) < (one.othersShare ?? 0) ? other : one;
  };
  const result = await quieter();
  // Told at once: of a run that breaks off, the figures before are known.
  const { what, figure } = lineOf({ name: server, result });
  progress(`  ${figure}  ${what}`);
  return result;
}
