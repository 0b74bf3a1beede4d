import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview } from "vite";

export type DesignBuild = {
  readonly url: string;
  /** Folder of its files. */
  readonly dir: string;
  readonly close: () => Promise<void>;
};

/** Builds the page as a development build, which alone has `/design`, and serves it without a server behind it. */
export async function serveDesignBuild(): Promise<DesignBuild> {
  const dir = mkdtempSync(join(tmpdir(), "concord-design-"));
  const words = ["node_modules/vite/bin/vite.js", "build", "--mode", "development", "--minify", "false"];
  const building = spawn(
    process.execPath,
    [...words, "--logLevel", "warn", "--outDir", dir, "--emptyOutDir"],
    {
      env: { ...process.env, NODE_ENV: "development" },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const [code] = (await once(building, "exit")) as [number | null];
  if (code !== 0) throw new Error("the development build failed");
  const served = await preview({
    configFile: false,
    appType: "spa",
    logLevel: "silent",
    build: { outDir: dir },
    preview: { port: 0, host: "127.0.0.1" },
  });
  const { port } = served.httpServer.address() as AddressInfo;
  return {
    dir,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      await served.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
