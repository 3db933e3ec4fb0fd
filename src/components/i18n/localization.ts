import { configureLocalization } from '@lit/localize';

/** The language the sources are written in. */
export const sourceLocale = 'en';

/** Languages with a module under `locales/`, each loaded when a page speaks it. */
export const targetLocales: readonly string[] = [];

// Throws when called twice for one copy of @lit/localize; ours is bundled, so this module is the one place.
const { getLocale, setLocale } = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: (locale) => Promise.reject(new RangeError(`no texts for ${locale}`)),
});

/** Speaks the closest language there is to a BCP 47 tag: `pt-BR`, then `pt`, then the source language. */
export async function speak(tag: string): Promise<void> {
  const [language = sourceLocale] = tag.split('-');
  const known = [tag, language].find((locale) => targetLocales.includes(locale));
  await setLocale(known ?? sourceLocale);
}

/** BCP 47 tag of the language the texts are in now. */
export const spokenLanguage = (): string => getLocale();
