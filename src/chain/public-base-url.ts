import type { Process } from '../deployment/process.js';
import type { Setting } from '../deployment/setting.js';
import type { Step, Upgrade } from './contract.js';
import { text } from './inputs.js';

/**
 * What sends out links, such as mail and SAML, needs public_baseurl, and it is missing. 1.26, and 1.47 and later, have
 * a default: v1.26.0:synapse/config/server.py:164, v1.47.0:synapse/config/server.py:284
 */
export const lacksPublicBaseUrl = (main: Process, { reaches }: Upgrade): boolean =>
  main.get('public_baseurl').isNull && (!reaches('1.26.0') || (reaches('1.27.0') && !reaches('1.47.0')));

/** Asks for it and sets it. Nothing is safe unattended. */
export function setPublicBaseUrl(step: Step, main: Process, about: readonly Setting[]): void {
  const url = step.ask({
    id: 'public-baseurl',
    question: 'at which URL do clients reach this server?',
    input: {
      ...text,
      expects: 'a URL',
      example: 'https://matrix.example.org/',
      parse: given => (/^https?:\/\/[^\s/]\S*$/.test(given.trim()) ? given.trim() : undefined),
    },
    about,
  });
  step.set(main.get('public_baseurl'), url, { near: ['server_name'] });
}
