import type { Process } from './process.js';
import type { Setting } from './setting.js';

/** The main process's listeners that serve an http resource: `replication`, `client`. */
export const listenersServing = (main: Process, resource: string): readonly Setting[] =>
  main.get('listeners').items.filter(listener => names(listener).some(name => name.text === resource));

const names = (listener: Setting): readonly Setting[] =>
  listener.at('resources').items.flatMap(resource => resource.at('names').items);
