import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Slow test files, slowest first. Begun last, one of them would run alone at the end. */
const SLOW: readonly string[] = [
  "server/imports/hostile-files.test.ts",
  "server/command-line/retention-command.test.ts",
  "server/tests/timetable.test.ts",
  "e2e/faults/simulation.test.ts",
  "server/tests/import-receipts.test.ts",
  "server/gate/malformed.test.ts",
  "server/tests/edited-report.test.ts",
  "server/tests/stopping.test.ts",
  "server/tests/calls.test.ts",
  "e2e/faults/cluster.test.ts",
];

/** Starts slow files before the others of their project. A fresh clone knows no times, and Vitest would go by size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    const place = ({ moduleId }: TestSpecification): number => {
      const index = SLOW.findIndex((name) => moduleId.endsWith(`/${name}`));
      return index === -1 ? SLOW.length : index;
    };
    return sorted.toSorted(
      (a, b) => projects.indexOf(a.project) - projects.indexOf(b.project) || place(a) - place(b),
    );
  }
}
