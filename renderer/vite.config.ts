import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;

// Vite reads its configuration from a default export and from nothing else.
export default defineConfig({
  root: here,
  base: "./",
  plugins: [react()],
  build: {
    outDir: `${here}/../build/renderer`,
    emptyOutDir: true,
    // A strict content security policy lets no font or picture come from a data: address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    target: "chrome130",
  },
});
