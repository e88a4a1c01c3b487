import { cleanup, remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.14.0:synapse/config/oidc_config.py:58, which stores it; the one in use: synapse/handlers/oidc_handler.py:988
    'oidc_config.subject_claim': {
      fate: 'it never had an effect',
      tell: claim =>
        claim
          ? 'subject_claim never had an effect here. It has in user_mapping_provider.config, but another claim ' +
            'there detaches the accounts that exist'
          : undefined,
    },
  },
  {
    summary: 'subject_claim is an option of user_mapping_provider.config, not of oidc_config itself',
    otherwise: { '1.14.0': cleanup('every process', 'no message is logged') },
    act: 'after',
  },
);
