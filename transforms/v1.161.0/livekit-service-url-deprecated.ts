import { advise, deprecated } from '../../src/chain/contract.js';

export default advise({
  summary: 'Call servers are announced by url instead of livekit_service_url',
  note: 'Deprecation of `matrix_rtc.livekit_service_url`',
  // v1.161.0:synapse/config/matrixrtc.py:36
  otherwise: deprecated('every process', 'livekit_service_url alone still works for the clients of today'),
  due: 'always',
  about: ({ main }) =>
    main
      .get('matrix_rtc.transports')
      .items.filter(transport => transport.at('type').text === 'livekit' && !transport.at('url').isSet)
      .map(transport => transport.at('livekit_service_url'))
      .filter(service => service.isSet),
  // Clients that use url go through Synapse: v1.161.0:synapse/rest/client/appservice_proxy.py:62
  advice:
    'Leave livekit_service_url, and add url, the wss:// address of LiveKit, beside it only when its authorization ' +
    'service is an application service and experimental_features.msc4512_enabled is true',
});
