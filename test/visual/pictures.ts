/**
 * Half as wide and high as on the screen, and compressed with small losses: what is compared is rougher, the words
 * can still be read, and 91 sheets are 2 MB instead of 20.
 */
const scale = 0.5;
const quality = 0.5;
/**
 * Squares of so many px of a sheet are compared by their mean colour: what another version of the browser
 * smooths differently is the same in the mean, what has moved, is missing or has another colour is not.
 */
const square = 3;
/** Of 255, in the colour that differs most. */
const tolerance = 20;
/** So many squares may differ in one picture. */
const spared = 3;

type Brush = OffscreenCanvasRenderingContext2D;

/** One data URL (WebP) of all these pictures (PNG): side by side, from the same upper edge. */
export async function composeSheet(urls: readonly string[]): Promise<string> {
  const images = await Promise.all(urls.map(load));
  const width = images.reduce((sum, image) => sum + image.width, 0);
  const brush = paper(scale * width, Math.ceil(scale * Math.max(...images.map(heightOf))));
  let left = 0;
  for (const image of images) {
    const [reducedWidth, reducedHeight] = [scale * image.width, scale * image.height];
    brush.drawImage(image, left, 0, reducedWidth, reducedHeight);
    left += reducedWidth;
  }
  return urlOf(await brush.canvas.convertToBlob({ type: 'image/webp', quality }));
}

/**
 * What is different between two sheets.
 *
 * @param widths of the pictures in them, in px of the screen
 * @returns for each picture the squares that differ, in words; empty where there is no difference
 */
export async function compareSheets(
  kept: string,
  drawn: string,
  widths: readonly number[],
): Promise<string[]> {
  const [before, now] = await Promise.all([load(kept), load(drawn)]);
  const height = Math.max(before.height, now.height);
  let left = 0;
  return widths.map((width) => {
    const column = [left, scale * width, height] as const;
    left += scale * width;
    return inWords(means(before, ...column), means(now, ...column), scale * width);
  });
}

function inWords(before: readonly Colour[], now: readonly Colour[], width: number): string {
  const places = now.flatMap((mean, at) => (isOther(mean, before[at]) ? [at] : []));
  if (places.length <= spared) return '';
  const perRow = Math.ceil(width / square);
  const onScreen = square / scale;
  const x = places.map((at) => (at % perRow) * onScreen);
  const y = places.map((at) => Math.floor(at / perRow) * onScreen);
  const area = `x ${Math.min(...x)} to ${Math.max(...x)}, y ${Math.min(...y)} to ${Math.max(...y)}`;
  return `${places.length} squares differ, ${area}`;
}

type Colour = readonly number[];

const isOther = (a: Colour, b: Colour | undefined): boolean =>
  a.some((value, channel) => Math.abs(value - (b?.[channel] ?? 0)) > tolerance);

/** The mean colours of the squares of one picture, row by row. */
function means(image: ImageBitmap, left: number, width: number, height: number): Colour[] {
  const reduced = [Math.ceil(width / square), Math.ceil(height / square)] as const;
  const brush = paper(square * reduced[0], square * reduced[1]);
  brush.drawImage(image, left, 0, width, height, 0, 0, width, height);
  const { data } = brush.getImageData(0, 0, brush.canvas.width, brush.canvas.height);
  const sums = Array.from({ length: reduced[0] * reduced[1] }, () => [0, 0, 0, 0]);
  for (let at = 0; at < data.length; at += 1) {
    const pixel = Math.floor(at / 4);
    const x = Math.floor((pixel % brush.canvas.width) / square);
    const y = Math.floor(pixel / brush.canvas.width / square);
    const sum = sums[y * reduced[0] + x];
    const channel = at % 4;
    if (sum) sum[channel] = (sum[channel] ?? 0) + (data[at] ?? 0) / square ** 2;
  }
  return sums;
}

const heightOf = ({ height }: ImageBitmap): number => height;

const load = async (url: string): Promise<ImageBitmap> =>
  createImageBitmap(await (await fetch(url)).blob());

function paper(width: number, height: number): Brush {
  const brush = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!brush) throw new Error('nothing to draw on');
  brush.imageSmoothingQuality = 'high';
  return brush;
}

const urlOf = (blob: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.readAsDataURL(blob);
  });
