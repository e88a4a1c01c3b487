import { deprecated, legacyModules } from '../../src/chain/contract.js';

export default legacyModules({
  summary: 'A presence router is a module, listed under modules instead of presence.presence_router',
  before: 'presence.presence_router is the only way, from 1.32.0 on',
  // v1.42.0:synapse/config/server.py:251
  otherwise: deprecated('every process', 'presence.presence_router is read, and no message is logged'),
  sections: { 'presence.presence_router': 'entries' },
  inertGoes: true,
});
