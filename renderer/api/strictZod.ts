import { config } from "zod";

// Zod would try `new Function` once, which the page's policy forbids and reports. Imported before any schema is made.
config({ jitless: true });
