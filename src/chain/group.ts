import type { Deployment } from '../deployment/deployment.js';
import type { Process } from '../deployment/process.js';
import type { Setting } from '../deployment/setting.js';
import { equal, type Value } from '../deployment/values.js';
import type { Step } from './contract.js';

/** An option that stood alone, and the member of the section that it becomes. */
export interface Loose {
  readonly option: string;
  readonly member: string;
  readonly default: Value;
  /** The member's value where it is another. Null is never asked for: the default says the same. */
  readonly value?: (old: Value) => Value;
}

/**
 * Options of the top level become members of one section, in the place of the first and each with its comments. Beside
 * a section of that name they had no effect, and go; so they do where all of them say what the default says.
 */
export function group(deployment: Deployment, step: Step, section: string, loose: readonly Loose[]): void {
  const written = deployment.find(...loose.map(({ option }) => option));
  for (const process of deployment.processes) {
    const own = written.filter(({ file }) => deployment.ownerOf(file) === process);
    const taken = takenOver(process, section, loose);
    const place = taken.find(({ old }) => own.includes(old))?.old ?? own[0];
    if (!place) continue;
    const inForce = process.get(section);
    const target = inForce.isSet && inForce.file.role === place.file.role ? inForce : place.file.get(section);
    // A section without a value is refused.
    if (inForce.isSet && inForce.isNull && !taken.length) step.set(target, {});
    for (const { old, member, value } of taken)
      if (own.includes(old)) {
        if (!equal(value, old.value)) step.set(old, value);
        step.move(old, target.at(member));
      } else step.set(target.at(member), value);
    step.remove(...own.filter(old => !taken.some(one => one.old === old)));
  }
}

interface Taken {
  readonly old: Setting;
  readonly member: string;
  readonly value: Value;
}

function takenOver(process: Process, section: string, loose: readonly Loose[]): readonly Taken[] {
  if (!process.get(section).isNull) return [];
  const members = loose.flatMap(({ option, value = same => same, ...one }) => {
    const old = process.get(option);
    return old.isNull ? [] : [{ ...one, old, value: value(old.value ?? null) }];
  });
  // A worker's own options would else give way to those that the shared files group.
  const isNeeded = !process.isMain || members.some(one => !equal(one.value, one.default));
  return isNeeded ? members : [];
}
