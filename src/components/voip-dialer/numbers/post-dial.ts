/** The words for an extension that is asked for after the answer, in the languages shipped and nearby. */
const words = [
  'ext|extn|extension|x',
  'доб|добавочный|вн|внутр|внутренний|х',
  'anexo|interno|int|ramal|poste|durchwahl|dw',
].join('|');
const marker = new RegExp(`[,;]? ?(?<!\\p{L})(?:${words})(?!\\p{L})[ .:#№]*(?=\\d)`, 'giu');

/**
 * A number and what is to be sent as tones after the answer: behind a pause (`,`), a wait (`;`), or the
 * word for an extension, which becomes a pause.
 */
export function splitPostDial(text: string): { head: string; postDial: string } {
  const oneSpaced = text.replace(/ +/g, ' ');
  const marked = oneSpaced.replace(marker, ',');
  const at = marked.search(/[,;]/);
  if (at < 0) return { head: marked, postDial: '' };
  const head = marked.slice(0, at);
  // `2x4` is no number with an extension.
  if (marked !== oneSpaced && head.replace(/\D/g, '').length < 3) {
    return { head: oneSpaced, postDial: '' };
  }
  const postDial = marked
    .slice(at)
    .replace(/[ ()./-]/g, '')
    .replace(/[,;]+$/, '');
  return { head, postDial };
}
