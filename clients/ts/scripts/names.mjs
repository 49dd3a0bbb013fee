// The rule by which an action's name becomes a method's.

// Asterisk goes on in lower case behind these: SIPpeers.
const acronyms = /^(SIP|IAX|SKINNY)(?=[a-z])/;

/**
 * Words begin at a capital behind a small letter, and at the last capital of a
 * row: PJSIPShowEndpoints is pjsipShowEndpoints, DBGet is dbGet, SIPpeers is
 * sipPeers. The Python facade has the same words: pjsip_show_endpoints.
 */
export function methodName(action) {
  const words = action.replace(acronyms, "$1-").split(/-|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
  return words.map((word, i) => (i ? word[0].toUpperCase() + word.slice(1).toLowerCase() : word.toLowerCase())).join("");
}
