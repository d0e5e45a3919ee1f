/** What became of an uploaded seed file, in the backend's words. */
export type UploadResult = Readonly<{ isAccepted: boolean; sentence: string }>;

function readAnswer(body: unknown): UploadResult | null {
  if (typeof body !== "object" || body === null || !("sentence" in body) || !("ok" in body)) return null;
  if (typeof body.sentence !== "string" || typeof body.ok !== "boolean") return null;
  return { isAccepted: body.ok, sentence: body.sentence };
}

/** Sends a seed file's bytes to the backend; never throws: a failure comes back as a sentence. */
export async function uploadSeeds(file: File): Promise<UploadResult> {
  try {
    const response = await fetch(`/upload/seeds?name=${encodeURIComponent(file.name)}`, {
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
