import { info, listenersServing, transform } from '../../src/chain/contract.js';

export default transform({
  summary: 'Synapse 1.32.0 alone makes so many time series that Prometheus can break down',
  note: 'Regression causing connected Prometheus instances to become overwhelmed',
  // v1.32.1:CHANGES.md:13
  kind: 'notice',
  otherwise: info('every process', 'of 1.32.0 floods Prometheus; 1.32.1 does not'),
  act: 'before',
  change({ main }, { notice, upgrade }) {
    const goesThere = upgrade.reaches('1.32.0') && !upgrade.reaches('1.32.1');
    const isThere = upgrade.alreadyOn('1.32.0') && !upgrade.alreadyOn('1.32.1');
    if ((!goesThere && !isThere) || !main.get('enable_metrics').truthy) return;
    const port = main.get('metrics_port');
    const exposed = [
      ...main.get('listeners').items.filter(listener => listener.at('type').text === 'metrics'),
      ...listenersServing(main, 'metrics').filter(listener => listener.at('type').text === 'http'),
      ...(port.truthy ? [port] : []),
    ];
    if (!exposed.length) return;
    if (goesThere) notice('Go to 1.32.1 or later instead of 1.32.0', ...exposed);
    else notice('Look at the write-ahead log of Prometheus: 1.32.0 may have filled its disk', ...exposed);
  },
});
