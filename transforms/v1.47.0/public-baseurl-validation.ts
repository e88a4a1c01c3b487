import { blocks, type Setting, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'public_baseurl must be an http or https URL without a query or fragment',
  before: 'any text is taken',
  // v1.47.0:synapse/config/server.py:298, 302
  otherwise: blocks('every process', 'public_baseurl is no URL that it can use'),
  change({ processes }, step) {
    for (const base of new Set(processes.map(process => process.get('public_baseurl')))) {
      if (base.isNull || isUsable(base)) continue;
      if (base.text === '') {
        step.remove(base);
        continue;
      }
      const better = proposal(base);
      const answer = step.ask({
        id: `public-baseurl-in-${base.file.path}`,
        question: 'public_baseurl is no URL that Synapse can use; at which URL do clients reach this server?',
        ...(better && { or: { proposed: `it is ${better}` } }),
        input: {
          expects: 'a URL',
          example: 'https://matrix.example.org/',
          parse: given => (/^https?:\/\/[^\s/?#][^\s?#]*$/.test(given.trim()) ? given.trim() : undefined),
        },
        about: [base],
      });
      step.set(base, answer === 'proposed' && better ? better : answer);
    }
  },
});

/** Synapse adds a slash first, so a bare ? or # at the end is refused, too. */
const isUsable = ({ text }: Setting): boolean => text !== undefined && /^https?:[^?#]*$/i.test(text);

function proposal({ text = '' }: Setting): string | undefined {
  const [plain = ''] = text.split(/[?#]/);
  const url = /^https?:/i.test(plain) ? plain : `https://${plain}`;
  return /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[^\s:]*)?$/i.test(url) ? url.replace(/\/*$/, '/') : undefined;
}
