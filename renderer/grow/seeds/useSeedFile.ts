import { useState } from "react";
import { queryClient, trpc } from "../../api/client.ts";
import { uploadSeeds, type UploadResult } from "../../api/upload.ts";

/** What is happening to the seed file given last. */
export type SeedFile = Readonly<{
  reading: string | null;
  result: UploadResult | null;
  take: (file: File) => void;
}>;

/** Uploads seed files one after the other and keeps what became of the last. */
export function useSeedFile(): SeedFile {
  const [reading, setReading] = useState<string | null>(null);
  const [result, setResult] = useState<UploadResult | null>(null);
  async function upload(file: File): Promise<void> {
    setReading(file.name);
    setResult(null);
    const outcome = await uploadSeeds(file);
    setReading(null);
    setResult(outcome);
    await queryClient.invalidateQueries(trpc.seeds.imported.queryFilter());
  }
  return { reading, result, take: (file) => void upload(file) };
}
