/** A cluster's name: its number in hex, two digits when there are more than sixteen clusters (ui.md part 9). */
export function clusterName(cluster: number, clusters: number): string {
  const digits = cluster.toString(16).toUpperCase();
  return clusters > 16 ? digits.padStart(2, "0") : digits;
}
