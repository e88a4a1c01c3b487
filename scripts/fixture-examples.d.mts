import type { Plugin } from 'esbuild';

export const fixtureExamples: Plugin;
