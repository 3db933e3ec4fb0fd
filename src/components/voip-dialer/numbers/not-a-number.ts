/** Things of digits that nobody calls and that can be told by their looks. One space stands between words. */
const date =
  /(?<![\d)] ?)(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d)(?: ?[T,]? ?\d{1,2}:\d\d(?::\d\d)?)?(?![\d./-]?\d)/g;
const time = /(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)/g;
const years = /(?<!\d)(?:19|20)\d\d ?- ?(?:19|20)\d\d(?!\d)/g;
const ipv4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;
const currency = '[$€£¥₽₴₸₹₩]';
const price = new RegExp(
  `${currency} ?\\d[\\d .,]*|(?<!\\d)\\d[\\d .,]{0,20}(?:${currency}|(?:руб|р|rub|usd|eur|gbp|грн)(?!\\p{L}))`,
  'giu',
);
/** Numbers of companies, accounts, documents. */
const labelled =
  /(?<!\p{L})(?:инн|кпп|огрн|огрнип|бик|окпо|р\/с|к\/с|снилс|iban|vat|ein|nif|cif|cnpj|cpf|invoice|order|счет|счёт|заказ|договор|#|№|no)[ .:№#-]{0,5}\d[\d /-]*/giu;

/** The text without them; each leaves a mark (U+FFFC) behind which a new piece begins. Linear in the length. */
export function withoutOtherNumbers(text: string): string {
  const withoutLinks = text.replace(/\S+/g, (word) =>
    /@|:\/\/|^www\./i.test(word) ? '\uFFFC' : word,
  );
  return [date, time, years, ipv4, labelled, price].reduce(
    (rest, pattern) => rest.replace(pattern, '\uFFFC'),
    withoutLinks,
  );
}
