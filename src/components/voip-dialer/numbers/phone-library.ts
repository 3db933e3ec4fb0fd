import {
  AsYouType,
  type CountryCode,
  getCountryCallingCode,
  Metadata,
} from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import type { NumberReader } from './format-number.js';

/**
 * The one file that knows libphonenumber-js, and a chunk of its own (docs/decisions/0013).
 * `AsYouType` does all that is needed, so the library's parser stays out of the chunk.
 *
 * @returns nothing for a country the library does not know
 */
export function readerOf(country: string): NumberReader | undefined {
  if (!isKnown(country)) return undefined;
  const plans = new Metadata(metadata);
  plans.selectNumberingPlan(country);
  // Metadata layout 4, in which the typed interface lacks the sixth value: a string where there is a prefix.
  const nationalPrefix: unknown = metadata.countries[country]?.[5];
  return {
    plan: {
      callingCode: getCountryCallingCode(country, metadata),
      nationalPrefix: typeof nationalPrefix === 'string' ? nationalPrefix : '',
      lengths: plans.numberingPlan?.possibleLengths() ?? [],
    },
    read(number) {
      const typing = new AsYouType(country, metadata);
      const typed = typing.input(number);
      const read = typing.getNumber();
      if (!read?.isPossible()) return { typed };
      const isOwn = read.country === country;
      return {
        typed,
        e164: read.number,
        display: isOwn ? read.formatNational() : read.formatInternational(),
      };
    },
  };
}

const isKnown = (country: string): country is CountryCode =>
  Object.hasOwn(metadata.countries, country);
