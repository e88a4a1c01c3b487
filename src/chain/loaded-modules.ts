import type { Deployment } from '../deployment/deployment.js';
import type { Setting } from '../deployment/setting.js';

/** Where classes of the admin's own or of others are named: `modules`, and the sections that were there before it. */
export function loadedModules({ processes }: Deployment): readonly Setting[] {
  const sections = processes.flatMap(process => [
    ...process.get('modules').items,
    ...process.get('password_providers').items,
    ...oneOrMore(process.get('spam_checker')),
    process.get('third_party_event_rules'),
    process.get('presence.presence_router'),
  ]);
  return [...new Set(sections)].map(section => section.at('module')).filter(module => module.truthy);
}

const oneOrMore = (section: Setting): readonly Setting[] => (section.items.length ? section.items : [section]);
