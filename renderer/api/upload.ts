/** What became of an uploaded file, in the backend's words. */
export type UploadResult = Readonly<{ isAccepted: boolean; sentence: string }>;

function readAnswer(body: unknown): UploadResult | null {
  if (typeof body !== "object" || body === null || !("sentence" in body) || !("ok" in body)) return null;
  if (typeof body.sentence !== "string" || typeof body.ok !== "boolean") return null;
  return { isAccepted: body.ok, sentence: body.sentence };
}

/** Sends a seed file's bytes to the backend; never throws: a failure comes back as a sentence. */
export function uploadSeeds(file: File): Promise<UploadResult> {
  return upload("seeds", file);
}

/** Sends a seed file's bytes to the backend, which makes a project named after the file; never throws. */
export function uploadNewProject(file: File): Promise<UploadResult> {
  return upload("seeds", file, "&into=new");
}

/** Sends a model's file to the backend, which takes it if it is one that it knows; never throws. */
export function uploadModel(file: File): Promise<UploadResult> {
  return upload("model", file);
}

async function upload(what: "seeds" | "model", file: File, more = ""): Promise<UploadResult> {
  try {
    const response = await fetch(`/upload/${what}?name=${encodeURIComponent(file.name)}${more}`, {
      method: "POST",
      body: file,
    });
    const answer = readAnswer(await response.json().catch(() => null));
    return (
      answer ?? {
        isAccepted: false,
        sentence: `${file.name} was not taken (answer ${response.status}). Nothing was added.`,
      }
    );
  } catch {
    return {
      isAccepted: false,
      sentence: `${file.name} did not reach Seedbed. Nothing was added; drop it again.`,
    };
  }
}
