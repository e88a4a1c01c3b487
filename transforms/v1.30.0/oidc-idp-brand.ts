import { cleanup, transform } from '../../src/chain/contract.js';

const BRAND = /^org\.matrix\.(github|google|gitlab|facebook|apple|twitter)$/;

export default transform({
  summary: 'Brands of identity providers have short names',
  // v1.29.0:docs/openid.md:229
  before: 'the manual has the names with org.matrix in front',
  // v1.30.0:synapse/rest/client/v1/login.py:363
  otherwise: cleanup('the main process', 'clients that know the short names alone show no brand'),
  change({ find }, step) {
    for (const brand of find('oidc_providers[].idp_brand', 'oidc_config.idp_brand')) {
      const [, short] = BRAND.exec(brand.text ?? '') ?? [];
      if (short !== undefined) step.set(brand, short);
    }
  },
});
