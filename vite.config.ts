import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env["CONCORD_SERVER"] ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "dist",
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // What every page begins with is one file: fewer requests, and it packs better than many small ones.
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
    },
  },
  server: {
    proxy: {
      "/api": { target: server },
      "/ws": { target: server, ws: true },
    },
  },
});
