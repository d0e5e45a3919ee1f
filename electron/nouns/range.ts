/** From the least to the most, both inside. */
export type Range = Readonly<{ from: number; to: number }>;
