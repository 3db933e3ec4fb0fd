interface Rules {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

declare const trustedTypes: { createPolicy(name: string, rules: Rules): Rules };

const same = (text: string): string => text;
const rules: Rules = { createHTML: same, createScriptURL: same };
let policy: Rules | undefined;

/**
 * Our one Trusted Types policy, made when it is first needed: a second copy of the library that renders nothing
 * makes none. It signs our templates, which the build hands to it, and the address of our worker. Where the browser
 * has no Trusted Types nothing has to be signed; where the page does not allow it, what is not signed fails there.
 */
export function ownPolicy(): Rules {
  try {
    policy ??= trustedTypes.createPolicy('voip-elements', rules);
  } catch {
    policy = rules;
  }
  return policy;
}
