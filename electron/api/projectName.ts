import { z } from "zod";

/** Names that Windows keeps for devices, whatever the extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** A project's name as the page sends it: a plain file name on all three systems, never a path. */
export const projectName = z
  .string()
  .transform((name) => name.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .min(1, "Give the project a name.")
      .max(80, "A project's name has at most 80 characters.")
      .regex(/^[^<>:"/\\|?*\p{Cc}]+$/u, "A project's name holds none of < > : \" / \\ | ? *.")
      .refine(
        (name) => !name.startsWith(".") && !name.endsWith("."),
        "A project's name neither starts nor ends with a dot.",
      )
      .refine((name) => !reserved.test(name), "Windows keeps this name for itself. Choose another."),
  );
