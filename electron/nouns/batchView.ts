/** How one way of composing batches did (ALGORITHMS 6b, R8). */
type Figures = Readonly<{
  /** Share of the places that were filled from their own cluster, 0 … 1; the target is 0.85. */
  homeShare: number;
  /** Variance between the batches' mean vectors ÷ that of random batches; low … high holds the middle 95 %. */
  meanVarianceRatio: Readonly<{ value: number; low: number; high: number }>;
  /** Mean over the batches of the smallest distance between two of their vectors. */
  minimumDistance: number;
}>;

/** Mean and standard deviation over steps; null below two of them. */
type Spread = Readonly<{ mean: number; deviation: number; steps: number }> | null;

/** How varied the batches are, beside batches with shuffled labels and random ones; null before the second batch. */
export type BatchVariety = Readonly<{
  batches: Readonly<{
    batches: number;
    /** How many of them were compared: all, or a random draw in a large run. */
    compared: number;
    composed: Figures;
    placebo: Figures;
    randomMinimumDistance: number;
  }> | null;
  loss: Spread;
  gradientNorm: Spread;
}>;
