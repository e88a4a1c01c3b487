/** What every screen of one run has in common. */
import type { Deployment } from '../deployment/deployment.js';
import type { Release } from '../synapse/releases.js';
import type { Look } from './look.js';
import type { Hiding } from './masking.js';

export interface View {
  readonly to: Release;
  /** The files as they are on disk: lines are named as an editor shows them. */
  readonly onDisk: Deployment;
  readonly look: Look;
  /** Lines around a change, at least 1. */
  readonly context: number;
  readonly hiding: Hiding;
  /** Lists are not cut. */
  readonly verbose: boolean;
}
