import { remove } from '../../src/chain/contract.js';

export default remove(
  {
    // v1.56.0:synapse/handlers/search.py:357
    'experimental_features.msc3666_enabled': 'search results always carry aggregations',
  },
  {
    summary: 'Search results always carry aggregations',
    before: 'switches them on in search results',
  },
);
