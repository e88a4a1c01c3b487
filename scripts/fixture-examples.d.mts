import type { Plugin } from 'esbuild';

export declare const fixtureExamples: Plugin;
