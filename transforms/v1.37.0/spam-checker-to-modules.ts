import { deprecated, legacyModules } from '../../src/chain/contract.js';

export default legacyModules({
  summary: 'Spam checkers are modules, listed under modules instead of spam_checker',
  note: 'Deprecation of the current spam checker interface',
  before: 'spam_checker is the only way',
  // v1.37.0:synapse/config/spam_checker.py:59
  otherwise: deprecated('every process', 'spam_checker is read, with a warning at every start'),
  sections: { spam_checker: 'entries' },
  ports: {
    'mjolnir.AntiSpam': { module: 'mjolnir.Module', means: 'of a Mjolnir for modules, which asks for Synapse 1.53' },
  },
});
