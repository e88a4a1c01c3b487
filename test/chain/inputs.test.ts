/** What may be typed in answer to a question. */
import { expect, test } from 'vitest';
import { port, processNames } from '../../src/chain/inputs.js';
import { deploymentOf } from './deployment-of.js';

const { processes } = deploymentOf({
  'homeserver.yaml': 'server_name: example.org\n',
  'w1.yaml': 'worker_app: synapse.app.generic_worker\nworker_name: w1\n',
  'w2.yaml': 'worker_app: synapse.app.pusher\n',
});

test('names of processes, blanks around them aside', () => {
  expect(processNames(processes, []).parse(' w1,master , synapse.app.pusher')).toEqual([
    'w1',
    'master',
    'synapse.app.pusher',
  ]);
});
test.each(['w3', 'w1,', '', 'w1 master', 'w1.yaml'])('no process has the name: "%s"', given => {
  expect(processNames(processes, []).parse(given)).toBeUndefined();
});
test('the names proposed are the example, else the main process', () => {
  expect(processNames(processes, ['w1', 'w2']).example).toBe('w1,w2');
  expect(processNames(processes, []).example).toBe('master');
});
test.each(['0', '65536', '1e3', '-1', '80 '])('no port: "%s"', given => expect(port.parse(given)).toBeUndefined());
