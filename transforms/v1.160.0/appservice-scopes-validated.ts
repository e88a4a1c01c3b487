import { blocks, transform } from '../../src/chain/contract.js';

const SCOPES = 'io.element.msc4502.scopes';
const KNOWN = 'urn:matrix:client:io.element.msc4502:rooms:is_joined';

export default transform({
  summary: `${SCOPES} of a registration must be a list of known scopes`,
  before: 'nothing reads it',
  // v1.160.0:synapse/config/appservice.py:204, v1.160.0:synapse/appservice/__init__.py:153
  otherwise: blocks('every process', `${SCOPES} of another form makes it crash`),
  change({ appservices }, step) {
    for (const scopes of appservices.map(registration => registration.get([SCOPES]))) {
      if (!scopes.isSet) continue;
      const odd = scopes.items.filter(scope => scope.text !== KNOWN);
      if (Array.isArray(scopes.value) && !odd.length) continue;
      if (scopes.text === KNOWN) {
        step.set(scopes, [KNOWN]);
        continue;
      }
      if (!scopes.isNull)
        step.ask({
          id: scopes.file.path,
          question: `Synapse knows only the scope ${KNOWN}; what of the others?`,
          choices: { delete: 'they are deleted; the bridge may do less, and no more than before' },
          unattended: 'delete',
          about: [scopes],
        });
      step.remove(...(odd.length && odd.length < scopes.items.length ? odd : [scopes]));
    }
  },
});
