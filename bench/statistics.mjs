// @ts-check

/**
 * Nearest-rank quantile.
 *
 * @param {readonly number[]} values
 * @param {number} share 0 to 1
 * @returns {number} NaN for no values
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** @param {readonly number[]} values */
export const p95 = (values) => quantile(values, 0.95);

/**
 * Least squares.
 *
 * @param {readonly { x: number, y: number }[]} points
 * @returns {number} rise of y per x
 */
export function slope(points) {
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const up = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const across = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return up / across;
}

/** @param {readonly number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
